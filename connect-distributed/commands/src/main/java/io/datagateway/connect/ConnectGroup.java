// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.net.URI;
import java.util.List;

/**
 * The workers of one Connect group.
 *
 * @param workers their URLs, in the order to ask them in
 */
public record ConnectGroup(List<String> workers) {

    /**
     * @throws IllegalArgumentException if there is none, or one that is not an URL of a worker
     */
    public ConnectGroup {
        if (workers.isEmpty()) {
            throw new IllegalArgumentException("a Connect group has at least one worker");
        }
        workers = workers.stream().map(ConnectGroup::checked).toList();
    }

    /** Returns the group of these URLs, with commas between them as in Kafka's {@code bootstrap.servers}. */
    public static ConnectGroup parse(String urls) {
        return new ConnectGroup(List.of(urls.strip().split("\\s*,\\s*")));
    }

    /** The URL that stands for the group in what is printed: that of its first worker. */
    public String name() {
        return workers.get(0);
    }

    /** True if every worker is asked over TLS. */
    public boolean isHttps() {
        return workers.stream().allMatch(worker -> worker.startsWith("https:"));
    }

    private static String checked(String url) {
        if (!url.matches("https?://.+") || !isUri(url)) {
            throw new IllegalArgumentException(url + " is not the URL of a Connect worker, as http://connect1:8083");
        }
        if (URI.create(url).getUserInfo() != null) {
            throw new IllegalArgumentException("an URL must hold no user and no password");
        }
        return url.replaceAll("/+$", "");
    }

    private static boolean isUri(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return String.join(",", workers);
    }
}

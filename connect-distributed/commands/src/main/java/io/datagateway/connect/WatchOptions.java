// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param urls of the workers, in the order to ask them in
 * @param interval between two looks
 * @param once look once
 */
record WatchOptions(List<String> urls, Duration interval, boolean once) {

    static final String USAGE = """
            usage: restart-failed [--interval SECONDS] [--once] CONNECT_URL [CONNECT_URL ...]

            Restarts the connectors and tasks of a Kafka Connect cluster that are FAILED, until it is ended. It asks the first
            worker that answers. A connector that fails again is tried again after 5 s, 10 s, 20 s and so on up to 5 min, then
            every 5 min; once it has not failed for 5 min, from the beginning. What is PAUSED or STOPPED is left alone.

              --interval SECONDS  between two looks at the cluster, 1 to 3600; default 5
              --once              look once, for cron: exit 0 if there was nothing to restart, 1 if something was restarted,
                                  3 if no worker answered or a restart was refused

            exit code 2: wrong usage. e.g. restart-failed http://connect1:8083 http://connect2:8083""";

    /**
     * @throws IllegalArgumentException if an argument is not one of them
     */
    static WatchOptions parse(String... arguments) {
        var urls = new ArrayList<String>();
        Duration interval = Duration.ofSeconds(5);
        boolean once = false;
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--once" -> once = true;
                case "--interval" -> interval = seconds(rest.hasNext() ? rest.next() : "");
                default -> urls.add(url(argument));
            }
        }
        if (urls.isEmpty()) {
            throw wrong("it takes the URL of a Connect worker, or of several");
        }
        return new WatchOptions(List.copyOf(urls), interval, once);
    }

    private static String url(String argument) {
        if (argument.startsWith("-")) {
            throw wrong("unknown option " + argument);
        }
        if (!argument.matches("https?://.+") || !isUri(argument)) {
            throw wrong(argument + " is not the URL of a Connect worker, as http://connect1:8083");
        }
        return argument;
    }

    private static boolean isUri(String argument) {
        try {
            return URI.create(argument).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Duration seconds(String argument) {
        if (!argument.matches("[1-9]\\d{0,3}") || Integer.parseInt(argument) > 3600) {
            throw wrong("--interval takes seconds, 1 to 3600");
        }
        return Duration.ofSeconds(Integer.parseInt(argument));
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " (see restart-failed --help)");
    }
}

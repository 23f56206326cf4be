// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** An answer over HTTP/1.1. */
public final class RawResponse {

    private static final int STATUS = "HTTP/1.1 ".length();

    private final String head;
    private final byte[] body;

    /** @param head the status line and the headers, in lower case */
    RawResponse(String head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    public int status() {
        return Integer.parseInt(head, STATUS, STATUS + 3, 10);
    }

    /** Returns the value of a header, in lower case. */
    Optional<String> header(String name) {
        String line = "\n" + name + ":";
        int begin = head.indexOf(line);
        return begin < 0
                ? Optional.empty()
                : Optional.of(head.substring(begin + line.length(), head.indexOf('\r', begin))
                        .strip());
    }

    /** Returns a header that is a whole number; 0 if it is not there. */
    public int number(String name) {
        return header(name).map(Integer::parseInt).orElse(0);
    }

    public String text() {
        return new String(body, UTF_8);
    }
}

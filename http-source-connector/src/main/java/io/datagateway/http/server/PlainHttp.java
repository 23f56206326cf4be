// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.GatewayOutcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Plain HTTP on a port that speaks HTTPS: how it begins, and the answer to it. */
final class PlainHttp {

    /** Number of bytes that tell HTTP from TLS. */
    static final int DECIDING_BYTES = 4;

    /** Beginnings of the methods, and of the preface of HTTP/2. No record of TLS or SSL begins with a letter. */
    private static final Set<String> BEGINNINGS =
            Set.of("GET ", "HEAD", "POST", "PUT ", "DELE", "OPTI", "PATC", "TRAC", "CONN", "PRI ");

    private static final byte[] ANSWER = answerText().getBytes(StandardCharsets.US_ASCII);

    private PlainHttp() {}

    /** Returns true if the bytes are the beginning of a request in plain HTTP. */
    static boolean begins(ByteBuffer bytes) {
        var beginning = new byte[DECIDING_BYTES];
        bytes.duplicate().get(beginning);
        return BEGINNINGS.contains(new String(beginning, StandardCharsets.ISO_8859_1));
    }

    static ByteBuffer answer() {
        return ByteBuffer.wrap(ANSWER);
    }

    private static String answerText() {
        String body =
                "This port speaks HTTPS only, and your request came in plain HTTP. Use https:// instead of http://,"
                        + " with a client certificate. Nothing was written.\n";
        return "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
                + "\r\n" + GatewayOutcome.HEADER + ": " + GatewayOutcome.REJECTED
                + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n" + body;
    }
}

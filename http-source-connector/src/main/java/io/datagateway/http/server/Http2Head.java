// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty leaves to us of the head of an HTTP/2 request: its size, whom it is for, and how long its body is. */
final class Http2Head {

    /** Beyond that, Jetty ends the connection with GOAWAY, as it does not decode what it could not keep. */
    static final int MAX_DECODED_BYTES = 64 * 1024;

    /** Of requests that are too large, so many may wait on a connection until their refusal is taken. */
    private static final int MAX_LARGE = 4;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private static final String LARGE = Http2Head.class.getName() + ".large";

    private Http2Head() {}

    static @Nullable Problem problem(Request request) {
        int targetBytes = Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), "")
                .length();
        if (targetBytes > JettyConnectors.MAX_HEADER_BYTES) {
            boundLarge(request);
            return ProblemErrorHandler.uriTooLong();
        }
        if (targetBytes + bytes(request.getHeaders()) > JettyConnectors.MAX_HEADER_BYTES) {
            boundLarge(request);
            return ProblemErrorHandler.headersTooLarge();
        }
        if (!namesOneAuthority(request)) {
            return malformed("Name the host in :authority, and only there or the same in Host.");
        }
        List<String> lengths = request.getHeaders().getValuesList(HttpHeader.CONTENT_LENGTH);
        boolean isLength = lengths.size() <= 1
                && lengths.stream().allMatch(length -> LENGTH.matcher(length).matches());
        return isLength ? null : malformed("Content-Length must be one number, in digits alone.");
    }

    private static Problem malformed(String remedy) {
        return new Problem(ProblemCode.MALFORMED_REQUEST, remedy);
    }

    private static int bytes(HttpFields headers) {
        return headers.stream()
                .mapToInt(header -> header.getName().length()
                        + Objects.requireNonNullElse(header.getValue(), "").length())
                .sum();
    }

    /** RFC 9113, 8.3.1: a request says whom it is for, and does not say two things. */
    private static boolean namesOneAuthority(Request request) {
        String authority = request.getHttpURI().getAuthority();
        String host = request.getHeaders().get(HttpHeader.HOST);
        String named = authority == null || authority.isEmpty() ? host : authority;
        return named != null && !named.isEmpty() && (host == null || host.equalsIgnoreCase(named));
    }

    /** Ends the connection of a client that sends large heads and takes no refusal: each is kept until it does. */
    private static void boundLarge(Request request) {
        ConnectionMetaData connection = request.getConnectionMetaData();
        AtomicInteger large;
        synchronized (connection) {
            large = (AtomicInteger) connection.getAttribute(LARGE);
            if (large == null) {
                large = new AtomicInteger();
                connection.setAttribute(LARGE, large);
            }
        }
        AtomicInteger waiting = large;
        Request.addCompletionListener(request, failure -> waiting.decrementAndGet());
        if (waiting.incrementAndGet() > MAX_LARGE && connection.getConnection() instanceof HTTP2Connection http2) {
            http2.getSession().close(ErrorCode.ENHANCE_YOUR_CALM_ERROR.code, "large heads", Callback.NOOP);
        }
    }
}

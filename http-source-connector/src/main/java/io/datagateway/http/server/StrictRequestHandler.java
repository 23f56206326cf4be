// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that Jetty accepts although two parties may read them differently: HTTP/1.0; transfer codings other
 * than {@code chunked} alone, which Jetty would hand on still coded; a change of protocol on the same connection; request
 * lines in any other form than a path between two single blanks; and, in HTTP/2, headers that belong to an HTTP/1.1
 * connection (RFC 9113, 8.2.2), and heads that name no host, or no length, or are too large.
 */
final class StrictRequestHandler extends Handler.Wrapper {

    StrictRequestHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Problem problem = problem(request);
        if (problem == null) {
            return super.handle(request, response, callback);
        }
        problem.write(request, response, callback);
        return true;
    }

    private static @Nullable Problem problem(Request request) {
        if (request.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_1_1.getVersion()) {
            return new Problem(ProblemCode.UNSUPPORTED_HTTP_VERSION, "Use HTTP/1.1 or HTTP/2.");
        }
        if (!StrictHttpConnection.hasStrictLine(request)) {
            return new Problem(
                    ProblemCode.MALFORMED_REQUEST,
                    "Send the request line as method, path and HTTP/1.1 with one blank between them; the host belongs into Host.");
        }
        if (speaksOfTheConnection(request)) {
            return new Problem(
                    ProblemCode.MALFORMED_REQUEST,
                    "Leave out Upgrade (HTTP/2 is chosen in the TLS handshake), and in HTTP/2 also Transfer-Encoding, Keep-Alive and Proxy-Connection.");
        }
        if (expectsTheUnknown(request)) {
            return unknownExpectation();
        }
        return isHttp2(request) ? Http2Head.problem(request) : codingProblem(request);
    }

    private static @Nullable Problem codingProblem(Request request) {
        List<String> codings = request.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING);
        if (codings.size() > 1 || (codings.size() == 1 && !codings.get(0).equalsIgnoreCase("chunked"))) {
            return new Problem(
                    ProblemCode.UNSUPPORTED_TRANSFER_CODING,
                    "Transfer-Encoding may only be chunked; send the body as it is.");
        }
        return null;
    }

    private static boolean isHttp2(Request request) {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
    }

    static Problem unknownExpectation() {
        return new Problem(ProblemCode.EXPECTATION_FAILED, "Expect may only be 100-continue; leave it out otherwise.");
    }

    private static boolean expectsTheUnknown(Request request) {
        return request.getHeaders().getValuesList(HttpHeader.EXPECT).stream()
                .anyMatch(value -> !value.equalsIgnoreCase("100-continue"));
    }

    private static boolean speaksOfTheConnection(Request request) {
        HttpFields headers = request.getHeaders();
        return headers.contains(HttpHeader.UPGRADE)
                || (isHttp2(request)
                        && (headers.contains(HttpHeader.TRANSFER_ENCODING)
                                || headers.contains(HttpHeader.KEEP_ALIVE)
                                || headers.contains(HttpHeader.PROXY_CONNECTION)));
    }
}

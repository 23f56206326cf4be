// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Jetty lets through although two parties may read it differently: HTTP/1.0, an upgrade to another protocol,
 * and transfer codings other than {@code chunked} alone, which Jetty would hand on still coded.
 */
final class TransferRules extends Handler.Wrapper {

    TransferRules(Handler next) {
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
        if (request.getHeaders().contains(HttpHeader.UPGRADE)) {
            return new Problem(
                    ProblemCode.MALFORMED_REQUEST,
                    "Upgrade is not possible here; HTTP/2 is chosen in the TLS handshake (ALPN).");
        }
        List<String> codings = request.getHeaders().getValuesList(HttpHeader.TRANSFER_ENCODING);
        if (codings.size() > 1 || (codings.size() == 1 && !codings.get(0).equalsIgnoreCase("chunked"))) {
            return new Problem(
                    ProblemCode.UNSUPPORTED_TRANSFER_CODING,
                    "Transfer-Encoding may only be chunked; send the body as it is.");
        }
        return null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code GET /health/live} (the server runs) and {@code GET /health/ready} (it can take records), on the
 * management port only.
 */
final class HealthHandler extends Handler.Abstract {

    private final BooleanSupplier ready;

    HealthHandler(BooleanSupplier ready) {
        this.ready = ready;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!JettyConnectors.MANAGEMENT.equals(
                request.getConnectionMetaData().getConnector().getName())) {
            return false;
        }
        String path = HttpMethod.GET.is(request.getMethod()) ? Request.getPathInContext(request) : "";
        switch (path) {
            case "/health/live" -> answer(200, "live", response, callback);
            case "/health/ready" -> {
                boolean isReady = ready.getAsBoolean();
                answer(isReady ? 200 : 503, isReady ? "ready" : "not ready", response, callback);
            }
            default ->
                new Problem(ProblemCode.UNKNOWN_PATH, "Use GET /health/live or GET /health/ready.")
                        .write(request, response, callback);
        }
        return true;
    }

    private static void answer(int status, String text, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, BufferUtil.toBuffer(text + "\n", StandardCharsets.US_ASCII), callback);
    }
}

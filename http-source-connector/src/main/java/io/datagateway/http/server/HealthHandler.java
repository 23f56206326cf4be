// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code GET /health/live} (the server runs), {@code GET /health/ready} (it can take records) and
 * {@code GET /health/topics} (how far the records have come), on the management port only; there also {@code GET /ca.crt}.
 */
final class HealthHandler extends Handler.Abstract {

    private static final Problem UNKNOWN =
            new Problem(ProblemCode.UNKNOWN_PATH, "Use GET /health/live, /health/ready, /health/topics or /ca.crt.");
    private static final Problem NO_STATUS =
            new Problem(ProblemCode.UNKNOWN_PATH, "The status of the topics is not read: status.topic is empty.");

    private final Health health;
    private final AuthorityHandler authority;

    HealthHandler(Health health, AuthorityHandler authority) {
        this.health = health;
        this.authority = authority;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!JettyConnectors.MANAGEMENT.equals(
                request.getConnectionMetaData().getConnector().getName())) {
            return false;
        }
        if (Problem.AUTHORITY_PATH.equals(request.getHttpURI().getPathQuery())) {
            authority.write(request, response, callback);
            return true;
        }
        String path = HttpMethod.GET.is(request.getMethod()) ? Request.getPathInContext(request) : "";
        switch (path) {
            case "/health/live" -> text(200, "live").write(response, callback);
            case "/health/ready" ->
                (health.isReady() ? text(200, "ready") : text(503, "not ready")).write(response, callback);
            case "/health/topics" -> topics(request, response, callback);
            default -> UNKNOWN.write(request, response, callback);
        }
        return true;
    }

    private void topics(Request request, Response response, Callback callback) {
        byte[] topics = health.topics();
        if (topics == null) {
            NO_STATUS.write(request, response, callback);
        } else {
            new Answer(200, "application/json", ByteBuffer.wrap(topics)).write(response, callback);
        }
    }

    private static Answer text(int status, String text) {
        return new Answer(status, "text/plain", StandardCharsets.US_ASCII.encode(text + "\n"));
    }

    private record Answer(int status, String mediaType, ByteBuffer body) {

        void write(Response response, Callback callback) {
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.write(true, body, callback);
        }
    }
}

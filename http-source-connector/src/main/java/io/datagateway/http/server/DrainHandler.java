// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets requests in flight end when the server stops, and answers later ones that nothing was written. Jetty shortens the
 * idle timeout of all connections then; this handler keeps it from ending requests that only wait for their answer.
 */
final class DrainHandler extends GracefulHandler {

    DrainHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.addIdleTimeoutListener(timeout -> false);
        if (isShutdown()) {
            // Not counted as in flight, or clients that keep asking over HTTP/2 would keep the port from closing.
            handleShutdownRejection(request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void handleShutdownRejection(Request request, Response response, Callback callback) {
        new Problem(ProblemCode.DRAINING, "This gateway is shutting down. Send the request again, on a new connection.")
                .write(request, response, callback);
    }
}

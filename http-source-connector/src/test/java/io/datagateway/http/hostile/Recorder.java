// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before the application and notes what reaches it. */
final class Recorder extends Handler.Wrapper {

    private final List<Seen> seen = new ArrayList<>();

    Recorder(Handler application) {
        super(application);
    }

    /** A request as the application sees it; {@code traceId} is empty without that header. */
    record Seen(String method, String target, String traceId) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String traceId = request.getHeaders().get("trace-id");
        synchronized (seen) {
            seen.add(
                    new Seen(request.getMethod(), request.getHttpURI().getPathQuery(), traceId == null ? "" : traceId));
        }
        return super.handle(request, response, callback);
    }

    /** What was seen since the last call. */
    List<Seen> take() {
        synchronized (seen) {
            var taken = List.copyOf(seen);
            seen.clear();
            return taken;
        }
    }
}

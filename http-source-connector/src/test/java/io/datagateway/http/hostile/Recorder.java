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

    private final List<Arrival> arrivals = new ArrayList<>();

    Recorder(Handler application) {
        super(application);
    }

    /** A request as the application sees it; {@code traceId} is empty without that header. */
    record RecordedRequest(String method, String target, String traceId) {}

    private record Arrival(int clientPort, RecordedRequest seen) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String traceId = request.getHeaders().get("trace-id");
        var seen = new RecordedRequest(
                request.getMethod(), request.getHttpURI().getPathQuery(), traceId == null ? "" : traceId);
        synchronized (arrivals) {
            arrivals.add(new Arrival(Request.getRemotePort(request), seen));
        }
        return super.handle(request, response, callback);
    }

    /** The requests since the last call. */
    List<RecordedRequest> take() {
        synchronized (arrivals) {
            var taken = arrivals.stream().map(Arrival::seen).toList();
            arrivals.clear();
            return taken;
        }
    }

    /** The same of one connection: a request may still be on its way when its client has gone. */
    List<RecordedRequest> take(int clientPort) {
        synchronized (arrivals) {
            arrivals.removeIf(arrival -> arrival.clientPort() != clientPort);
            return take();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.connection.BodyDiscard;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads and drops, over HTTP/2, the rest of a body whose request was answered before it was read. Jetty would reset the
 * stream with CANCEL at once, for which a client may drop the answer; RFC 9113, 8.1 has NO_ERROR for that.
 */
final class UnreadBodyHandler extends Handler.Wrapper {

    UnreadBodyHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean isHttp2 = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
        return super.handle(request, response, isHttp2 ? afterTheBody(request, callback) : callback);
    }

    private static Callback afterTheBody(Request request, Callback callback) {
        return Callback.from(
                () -> {
                    if (BodyDiscard.mayTake(request)) {
                        BodyDiscard.start(request, callback);
                    } else {
                        callback.succeeded();
                    }
                },
                callback::failed);
    }
}

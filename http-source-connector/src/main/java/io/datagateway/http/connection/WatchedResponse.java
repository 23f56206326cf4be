// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A response that tells its connection when a part of it begins to leave and when the client has taken that part. */
final class WatchedResponse extends Response.Wrapper {

    private final WatchedConnection connection;

    WatchedResponse(Request request, Response response, WatchedConnection connection) {
        super(request, response);
        this.connection = connection;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        Object part = connection.sending();
        super.write(last, content, Callback.from(callback, () -> connection.sent(part)));
    }
}

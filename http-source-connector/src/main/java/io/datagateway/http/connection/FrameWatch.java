// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import java.util.function.Function;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.frames.Frame;
import org.eclipse.jetty.http2.frames.FrameType;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Sees the frames of HTTP/2: those that come for the deadlines, and those that go for the log of what is refused. */
final class FrameWatch implements HTTP2Session.FrameListener {

    private final Function<EndPoint, @Nullable WatchedConnection> connections;
    private final RefusalLog refusals;

    FrameWatch(Function<EndPoint, @Nullable WatchedConnection> connections, RefusalLog refusals) {
        this.connections = connections;
        this.refusals = refusals;
    }

    /** When a frame is complete, the bytes after it belong to the next. */
    @Override
    public void onIncomingFrame(Session session, Frame frame) {
        WatchedConnection watched = connection(session);
        if (watched == null) {
            return;
        }
        watched.received();
        // Jetty counts only those that add nothing.
        if (frame.getType() == FrameType.WINDOW_UPDATE && !watched.mayStillSend(frame)) {
            session.close(ErrorCode.ENHANCE_YOUR_CALM_ERROR.code, "frame rate", Callback.NOOP);
        }
    }

    /** What ends without an answer ends with one of these. */
    @Override
    public void onOutgoingFrame(Session session, Frame frame) {
        WatchedConnection watched = connection(session);
        if (watched == null) {
            return;
        }
        if (frame instanceof GoAwayFrame end) {
            refusals.http2("ConnectionClosed", end.getError(), watched);
        } else if (frame instanceof ResetFrame end) {
            refusals.http2("StreamReset", end.getError(), watched);
        }
    }

    private @Nullable WatchedConnection connection(Session session) {
        return connections.apply(((HTTP2Session) session).getEndPoint());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.connection.RefusalLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.BufferUtil;

/**
 * A TLS connection that tells the client what is wrong when the two do not understand each other: who speaks plain HTTP gets
 * an answer in plain HTTP, and a handshake that fails ends with its alert.
 */
final class TlsConnection extends SslConnection implements SslHandshakeListener {

    /** An alert follows on at most a few records of a handshake. */
    private static final int MOST_RECORDS = 8;

    private final RefusalLog refusals;
    private boolean isTls;
    private boolean isPlainHttp;

    private TlsConnection(Factory factory, Connector connector, EndPoint endPoint, SSLEngine engine) {
        super(
                connector.getByteBufferPool(),
                connector.getExecutor(),
                factory.getSslContextFactory(),
                endPoint,
                engine,
                factory.isDirectBuffersForEncryption(),
                factory.isDirectBuffersForDecryption());
        this.refusals = factory.refusals;
        addHandshakeListener(this);
    }

    /** Looks at the first bytes. What a client of plain HTTP sends is read and dropped until it closes, or else is too late. */
    @Override
    protected int networkFill(ByteBuffer input) throws IOException {
        int filled = super.networkFill(input);
        if (!isTls && !isPlainHttp && input.remaining() >= PlainHttp.DECIDING_BYTES) {
            isPlainHttp = PlainHttp.begins(input);
            isTls = !isPlainHttp;
            if (isPlainHttp) {
                // A connection has room for it: nothing was sent on it before.
                getEndPoint().flush(PlainHttp.answer());
                getEndPoint().shutdownOutput();
                refusals.plainHttp(getEndPoint().getRemoteSocketAddress());
            }
        }
        if (isPlainHttp) {
            BufferUtil.clear(input);
            return Math.min(filled, 0);
        }
        return filled;
    }

    /** Sends what TLS still has to say: Jetty sends one record of it, and in TLS 1.3 the alert is not the first. */
    @Override
    public void handshakeFailed(SslHandshakeListener.Event event, Throwable failure) {
        SSLEngine engine = event.getSSLEngine();
        ByteBuffer message = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        try {
            for (int i = 0; i < MOST_RECORDS && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; i++) {
                engine.wrap(BufferUtil.EMPTY_BUFFER, message.clear());
                getEndPoint().flush(message.flip());
            }
        } catch (IOException e) {
            // The client is gone, or TLS has nothing to say: the connection ends without.
        }
    }

    /** Makes the connections of a port. */
    static final class Factory extends SslConnectionFactory {

        private final RefusalLog refusals;

        Factory(TlsEngines engines, String nextProtocol, RefusalLog refusals) {
            super(engines, nextProtocol);
            this.refusals = refusals;
        }

        @Override
        protected SslConnection newSslConnection(Connector connector, EndPoint endPoint, SSLEngine engine) {
            return new TlsConnection(this, connector, endPoint, engine);
        }
    }
}

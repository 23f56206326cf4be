// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * A TLS client on a channel that never blocks. What it reads is thrown away. The buffers in between are the caller's and
 * shared, so that thousands of connections take little memory.
 */
final class NonBlockingTls {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final SharedBuffers buffers;
    private ByteBuffer unread = NOTHING;
    private ByteBuffer unsent = NOTHING;

    /** Buffers for all connections of one thread. */
    static final class SharedBuffers {
        private final ByteBuffer received = ByteBuffer.allocate(64 * 1024);
        private final ByteBuffer plain = ByteBuffer.allocate(32 * 1024);
        private final ByteBuffer wrapped = ByteBuffer.allocate(32 * 1024);
    }

    NonBlockingTls(SocketChannel channel, SSLEngine engine, SharedBuffers buffers) {
        this.channel = channel;
        this.engine = engine;
        this.buffers = buffers;
    }

    SocketChannel channel() {
        return channel;
    }

    /** The first message of the handshake, not sent. */
    byte[] hello() throws IOException {
        engine.beginHandshake();
        return wrap(NOTHING);
    }

    /** Sends the first message of the handshake; {@link #read} does the rest. */
    void begin() throws IOException {
        engine.beginHandshake();
        proceed(NOTHING);
    }

    boolean isEstablished() {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && !engine.getSession().getCipherSuite().endsWith("_NULL");
    }

    /**
     * Takes what has come.
     *
     * @throws EOFException if the server has closed the connection
     */
    void read() throws IOException {
        ByteBuffer received = buffers.received.clear().put(unread);
        if (channel.read(received) < 0) {
            throw new EOFException();
        }
        received.flip();
        proceed(received);
        unread = received.hasRemaining() ? copy(received) : NOTHING;
    }

    /** Goes on with the handshake, or reads on, as far as what has come allows. */
    private void proceed(ByteBuffer received) throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> raw(wrap(NOTHING));
                default -> {
                    if (!received.hasRemaining() || !unwrap(received)) {
                        return;
                    }
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** Returns whether there may be more. */
    private boolean unwrap(ByteBuffer received) throws IOException {
        SSLEngineResult result = engine.unwrap(received, buffers.plain.clear());
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new EOFException();
        }
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    private byte[] wrap(ByteBuffer plain) throws IOException {
        ByteBuffer wrapped = buffers.wrapped.clear();
        engine.wrap(plain, wrapped);
        return copy(wrapped.flip()).array();
    }

    /** Encrypts and sends, as far as the server takes it; see {@link #flush}. At most 16 KiB. */
    void send(byte[] plain) throws IOException {
        raw(wrap(ByteBuffer.wrap(plain)));
    }

    /** Sends bytes as they are. */
    void raw(byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(unsent.remaining() + bytes.length)
                .put(unsent)
                .put(bytes)
                .flip();
        unsent = all;
        flush();
    }

    /** Sends what the server has not taken yet; returns whether all of it is sent now. */
    boolean flush() throws IOException {
        if (unsent.hasRemaining()) {
            channel.write(unsent);
        }
        return !unsent.hasRemaining();
    }

    /** What waits to be sent, to see whether any of it goes. */
    int unsent() {
        return unsent.remaining();
    }

    private static ByteBuffer copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return ByteBuffer.wrap(bytes);
    }
}

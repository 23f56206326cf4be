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
 * A TLS client on a channel that never blocks, which discards what it reads. Its buffers are the caller's and shared,
 * so that thousands of connections take little memory.
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

    /** Returns the first message of the handshake, which is not sent. */
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
     * Reads what has arrived.
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

    /** Continues the handshake, or reads on, as far as the received bytes allow. */
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

    /** Decrypts a record. Returns true if there may be more. */
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

    /** Encrypts and sends at most 16 KiB, as far as the server takes it; see {@link #flush}. */
    void send(byte[] plain) throws IOException {
        raw(wrap(ByteBuffer.wrap(plain)));
    }

    /** Sends bytes without encrypting them. */
    void raw(byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(unsent.remaining() + bytes.length)
                .put(unsent)
                .put(bytes)
                .flip();
        unsent = all;
        flush();
    }

    /** Sends the bytes that the server has not taken yet. Returns true if all of them are sent now. */
    boolean flush() throws IOException {
        if (unsent.hasRemaining()) {
            channel.write(unsent);
        }
        return !unsent.hasRemaining();
    }

    /** Returns the number of bytes that wait to be sent, to see whether any of them goes. */
    int unsent() {
        return unsent.remaining();
    }

    private static ByteBuffer copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return ByteBuffer.wrap(bytes);
    }
}

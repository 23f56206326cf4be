// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Opens slow connections at a steady rate and keeps them slow, all in one thread, until the server has closed them. */
final class SlowAttack implements AutoCloseable {

    /** New connections a second: as many as can be made without keeping the machine busy with handshakes alone. */
    private static final int NEW_PER_SECOND = 40;

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);

    private static final int SMALL_WINDOW = 4 * 1024;

    private final URI gateway;
    private final SSLContext tls;
    private final Selector selector = Selector.open();
    private final NonBlockingTls.SharedBuffers buffers = new NonBlockingTls.SharedBuffers();
    private final List<SlowConnection> connections = new ArrayList<>();

    SlowAttack(URI gateway, SSLContext tls) throws IOException {
        this.gateway = gateway;
        this.tls = tls;
    }

    /** Opens one connection of each kind listed. Returns them when all are closed, or at the end of the patience. */
    List<SlowConnection> run(List<SlowKind> kinds, Duration patience) throws IOException {
        long begin = System.nanoTime();
        long tick = begin;
        long end = begin + TimeUnit.SECONDS.toNanos(1) * kinds.size() / NEW_PER_SECOND + patience.toNanos();
        while (System.nanoTime() - end < 0 && (connections.size() < kinds.size() || open() > 0)) {
            long due = 1 + (System.nanoTime() - begin) * NEW_PER_SECOND / TimeUnit.SECONDS.toNanos(1);
            while (connections.size() < Math.min(due, kinds.size())) {
                connect(kinds.get(connections.size()));
            }
            selector.select(10);
            selector.selectedKeys().forEach(key -> guarded(key, this::handle));
            selector.selectedKeys().clear();
            if (System.nanoTime() - tick > TICK_NANOS) {
                tick = System.nanoTime();
                selector.keys().forEach(key -> guarded(key, this::tick));
            }
        }
        return connections;
    }

    private int open() {
        return (int) connections.stream()
                .filter(each -> each.misbehaves() && each.lasted() == null)
                .count();
    }

    private void connect(SlowKind kind) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (kind == SlowKind.READER) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_WINDOW);
        }
        channel.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        var connection = new SlowConnection(kind, new NonBlockingTls(channel, engine(kind), buffers));
        channel.register(selector, SelectionKey.OP_CONNECT, connection);
        connections.add(connection);
    }

    /** Returns an engine with the server's name, so that the sessions of earlier connections are resumed. */
    private SSLEngine engine(SlowKind kind) {
        SSLEngine engine = tls.createSSLEngine(gateway.getHost(), gateway.getPort());
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {kind == SlowKind.WINDOW ? "h2" : "http/1.1"});
        engine.setSSLParameters(parameters);
        return engine;
    }

    private interface Step {
        void take(SelectionKey key, SlowConnection connection) throws IOException;
    }

    /** Takes a step. An exception is the end of the connection: only the server closes it. */
    private static void guarded(SelectionKey key, Step step) {
        if (!key.isValid()) {
            return;
        }
        var connection = (SlowConnection) key.attachment();
        try {
            step.take(key, connection);
        } catch (IOException e) {
            connection.ended();
            close(key);
        }
    }

    private void handle(SelectionKey key, SlowConnection connection) throws IOException {
        if (key.isConnectable()) {
            ((SocketChannel) key.channel()).finishConnect();
            connection.connected();
        }
        if (key.isReadable()) {
            connection.readable();
        }
        if (key.isWritable()) {
            connection.writable();
        }
        int reading = connection.onlySends() ? 0 : SelectionKey.OP_READ;
        boolean sending = connection.onlySends() || connection.wantsToSend();
        key.interestOps(reading | (sending ? SelectionKey.OP_WRITE : 0));
    }

    private void tick(SelectionKey key, SlowConnection connection) throws IOException {
        if (((SocketChannel) key.channel()).isConnected()) {
            connection.tick();
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // It had ended before.
        }
    }

    @Override
    public void close() throws IOException {
        selector.keys().forEach(SlowAttack::close);
        selector.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection that stays open while it sends or reads next to nothing. */
final class SlowConnection {

    private static final int BODY_BYTES = 100_000;
    private static final int STREAMS = 5;
    private static final int PIPELINED = 40;

    private final SlowKind kind;
    private final NonBlockingTls tls;
    private byte[] trickle = {};
    private int trickled;
    private boolean misbehaves;
    private long since;
    private @Nullable Duration lasted;

    SlowConnection(SlowKind kind, NonBlockingTls tls) {
        this.kind = kind;
        this.tls = tls;
    }

    SlowKind kind() {
        return kind;
    }

    /** Returns the time after which the server has closed it; null while it is open. */
    @Nullable
    Duration lasted() {
        return lasted;
    }

    boolean misbehaves() {
        return misbehaves;
    }

    /** Returns true if it only sends, without reading. */
    boolean onlySends() {
        return kind == SlowKind.READER && misbehaves;
    }

    void connected() throws IOException {
        since = System.nanoTime();
        if (kind == SlowKind.HANDSHAKE) {
            trickle = tls.hello();
            misbehaves = true;
        } else {
            tls.begin();
        }
    }

    void readable() throws IOException {
        tls.read();
        if (!misbehaves && tls.isEstablished()) {
            since = System.nanoTime();
            misbehaves = true;
            start();
        }
    }

    private void start() throws IOException {
        switch (kind) {
            case HANDSHAKE -> {}
            case HEADERS -> trickle = HostileRequests.endlessHeaders();
            case BODY -> {
                tls.send(HostileRequests.headers(BODY_BYTES));
                trickle = new byte[BODY_BYTES];
            }
            case WINDOW -> tls.send(HostileRequests.windowless(STREAMS));
            case READER -> tls.send(HostileRequests.pipelined(PIPELINED));
        }
    }

    /**
     * Sends on, as the server takes more. The time of a reader begins anew: it is slow only once the server is stuck
     * with it.
     */
    void writable() throws IOException {
        int before = tls.unsent();
        boolean sent = tls.flush();
        if (tls.unsent() < before) {
            since = System.nanoTime();
        }
        if (sent && onlySends()) {
            tls.send(HostileRequests.pipelined(PIPELINED));
        }
    }

    /** Sends the next byte. */
    void tick() throws IOException {
        if (trickled < trickle.length) {
            byte[] next = {trickle[trickled]};
            trickled++;
            if (kind == SlowKind.HANDSHAKE) {
                tls.raw(next);
            } else {
                tls.send(next);
            }
        }
    }

    /** Returns true if there is something to send, as soon as the server takes it. */
    boolean wantsToSend() {
        return tls.unsent() > 0;
    }

    void ended() {
        lasted = Duration.ofNanos(System.nanoTime() - since);
    }
}

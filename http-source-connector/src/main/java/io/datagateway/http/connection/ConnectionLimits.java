// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import java.time.Duration;

/** Bounds on connections: what a client may use of the listener before it has sent a single complete request. */
public record ConnectionLimits(Timeouts timeouts, Counts counts, Http2 http2) {

    public static final ConnectionLimits DEFAULT = new ConnectionLimits(
            new Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofHours(1)),
            new Counts(10_000, 1_000, 200),
            new Http2(128, 128, 256 * 1024));

    /** Returns the same limits with another idle timeout. */
    public ConnectionLimits withIdle(Duration idle) {
        return new ConnectionLimits(
                new Timeouts(timeouts.handshake(), timeouts.header(), timeouts.answer(), idle, timeouts.age()),
                counts,
                http2);
    }

    /**
     * Time limits of a connection.
     *
     * @param handshake from the TCP connection to the end of the TLS handshake
     * @param header from the first byte of a request to the end of its headers
     * @param answer from the first byte of an answer until the client has taken the last
     * @param idle without traffic, or without a request; then the connection is closed
     * @param age of a connection; after it the client is told to open a new one
     */
    public record Timeouts(Duration handshake, Duration header, Duration answer, Duration idle, Duration age) {}

    /**
     * Numbers of connections.
     *
     * @param all at once
     * @param perClient at once, of one certificate's subject and issuer
     * @param perSecond new ones
     */
    public record Counts(int all, int perClient, int perSecond) {}

    /**
     * Bounds for each HTTP/2 connection.
     *
     * @param streams requests at once
     * @param framesPerSecond of those frames that cost work and carry no request
     * @param windowBytes of bodies that may be on their way, on all streams together
     */
    public record Http2(int streams, int framesPerSecond, int windowBytes) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.ConfigGroup.Kind;
import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientLimits;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** The keys that bound what clients may take of a worker. */
final class LimitKeys {

    static final String HANDSHAKE_TIMEOUT = "listener.handshake.timeout.ms";
    static final String HEADER_TIMEOUT = "listener.header.timeout.ms";
    static final String ANSWER_TIMEOUT = "listener.answer.timeout.ms";
    static final String CONNECTION_AGE = "listener.connection.max.age.ms";
    static final String CONNECTIONS = "listener.connections.max";
    static final String CONNECTIONS_PER_CLIENT = "listener.connections.per.client.max";
    static final String ACCEPT_RATE = "listener.accept.rate.max";
    static final String HTTP2_STREAMS = "listener.http2.streams.max";
    static final String HTTP2_FRAMES = "listener.http2.frames.rate.max";
    static final String HTTP2_WINDOW = "listener.http2.window.bytes";
    static final String CLIENT_REQUESTS = "client.max.requests.per.second";
    static final String CLIENT_BYTES = "client.max.bytes.per.second";
    static final String CLIENT_MEMORY = "client.memory.max.percent";

    /** RFC 9113, 6.9.2: the window of a connection begins with so much. */
    private static final Kind WINDOW = new Kind(ConfigDef.Type.INT, Range.atLeast(65_535));

    private static final int HEAP_PART = 4;
    private static final int WHOLE = 100;

    private LimitKeys() {}

    static void define(ConfigDef definition) {
        var connections = new ConfigGroup(definition, "Connections");
        defineTimeouts(connections, ConnectionLimits.DEFAULT.timeouts());
        defineCounts(connections, ConnectionLimits.DEFAULT.counts());
        defineHttp2(connections, ConnectionLimits.DEFAULT.http2());
        defineClients(new ConfigGroup(definition, "Clients"));
    }

    static ConnectionLimits connections(HttpSourceConfig config) {
        return new ConnectionLimits(
                new ConnectionLimits.Timeouts(
                        config.millis(HANDSHAKE_TIMEOUT),
                        config.millis(HEADER_TIMEOUT),
                        config.millis(ANSWER_TIMEOUT),
                        config.millis(ConfigKeys.LISTENER_IDLE_TIMEOUT),
                        config.millis(CONNECTION_AGE)),
                new ConnectionLimits.Counts(
                        config.getInt(CONNECTIONS), config.getInt(CONNECTIONS_PER_CLIENT), config.getInt(ACCEPT_RATE)),
                new ConnectionLimits.Http2(
                        config.getInt(HTTP2_STREAMS), config.getInt(HTTP2_FRAMES), config.getInt(HTTP2_WINDOW)));
    }

    static ClientLimits client(HttpSourceConfig config) {
        return new ClientLimits(config.getLong(CLIENT_REQUESTS), config.getLong(CLIENT_BYTES));
    }

    /** A client may hold at least one body of the largest size, however small its part is. */
    static ByteBudget.Bounds memory(HttpSourceConfig config) {
        Long stated = config.getLong(ConfigKeys.LISTENER_MEMORY);
        long all = stated == null ? Runtime.getRuntime().maxMemory() / HEAP_PART : stated;
        long part = all / WHOLE * config.getInt(CLIENT_MEMORY);
        return new ByteBudget.Bounds(all, Math.max(part, config.getInt(ConfigKeys.REQUEST_MAX_BYTES)));
    }

    private static void defineTimeouts(ConfigGroup group, ConnectionLimits.Timeouts preset) {
        group.preset(
                        HANDSHAKE_TIMEOUT,
                        Kind.MILLIS,
                        preset.handshake().toMillis(),
                        "Milliseconds from the TCP connection to the end of the TLS handshake; a slower one is closed. 2000"
                                + " at most while three quarters of listener.connections.max are in use.")
                .preset(
                        HEADER_TIMEOUT,
                        Kind.MILLIS,
                        preset.header().toMillis(),
                        "Milliseconds from the first byte of a request to the end of its headers; the connection of a"
                                + " slower one is closed.")
                .preset(
                        ANSWER_TIMEOUT,
                        Kind.MILLIS,
                        preset.answer().toMillis(),
                        "Milliseconds in which a client must take its answer from the network; the connection of a slower"
                                + " one is closed.")
                .preset(
                        CONNECTION_AGE,
                        Kind.MILLIS,
                        preset.age().toMillis(),
                        "Milliseconds after which a connection ends with its next answer (Connection: close) or when"
                                + " nothing is in flight (GOAWAY), up to a tenth earlier. Spreads clients over workers, and"
                                + " renewed certificates to all connections.");
    }

    private static void defineCounts(ConfigGroup group, ConnectionLimits.Counts preset) {
        group.preset(
                        CONNECTIONS,
                        Kind.COUNT,
                        preset.all(),
                        "Connections that a worker has at once; more wait in the system's queue. An idle one takes about"
                                + " 15 KB of heap.")
                .preset(
                        CONNECTIONS_PER_CLIENT,
                        Kind.COUNT,
                        preset.perClient(),
                        "Connections of one client, which is subject and issuer of its certificate, that a worker has at"
                                + " once. More are answered 429 TooManyConnections and closed within 2 s. All clients"
                                + " without certificate count as one.")
                .preset(
                        ACCEPT_RATE,
                        Kind.COUNT,
                        preset.perSecond(),
                        "New connections a second; more wait in the system's queue. Bounds what TLS handshakes cost: a core"
                                + " does some hundred a second at most.");
    }

    private static void defineHttp2(ConfigGroup group, ConnectionLimits.Http2 preset) {
        group.preset(
                        HTTP2_STREAMS,
                        Kind.COUNT,
                        preset.streams(),
                        "Requests at once on an HTTP/2 connection; more are refused with RST_STREAM, and the client sends"
                                + " them again by itself.")
                .preset(
                        HTTP2_FRAMES,
                        Kind.COUNT,
                        preset.framesPerSecond(),
                        "Frames a second on an HTTP/2 connection that cost work and carry no request, as PING, SETTINGS"
                                + " and RST_STREAM do; more close it with GOAWAY.")
                .preset(
                        HTTP2_WINDOW,
                        WINDOW,
                        preset.windowBytes(),
                        "Bytes of bodies that an HTTP/2 connection may have on their way, on all its streams together;"
                                + " divided by the round-trip time it is the fastest a client can send.");
    }

    private static void defineClients(ConfigGroup group) {
        group.allow(
                        CLIENT_REQUESTS,
                        Kind.COUNT_OR_NONE,
                        "Requests a second that one client (subject and issuer of its certificate) may send to one worker,"
                                + " whatever their answers are; more get 429 TooManyRequests. None is no limit.")
                .allow(
                        CLIENT_BYTES,
                        Kind.BYTES_OR_NONE,
                        "Bytes of bodies a second that one client may send to one worker; more get 429 TooManyRequests. At"
                                + " least request.max.bytes. None is no limit.")
                .preset(
                        CLIENT_MEMORY,
                        Kind.PERCENT,
                        50,
                        "Part of listener.memory.max.bytes, in percent, that the requests of one client may take; beyond"
                                + " it they get 503, and others do not. At least one request is always let in.");
    }
}

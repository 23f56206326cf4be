// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.ConfigGroup.ValueType;
import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientQuota;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;

/** Keys that limit the use of a worker by clients. */
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

    /** Window in bytes; at least the initial window of a connection (RFC 9113, 6.9.2). */
    private static final ValueType WINDOW = new ValueType(ConfigDef.Type.INT, Range.atLeast(65_535));

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
                        config.duration(HANDSHAKE_TIMEOUT),
                        config.duration(HEADER_TIMEOUT),
                        config.duration(ANSWER_TIMEOUT),
                        config.duration(ConfigKeys.LISTENER_IDLE_TIMEOUT),
                        config.duration(CONNECTION_AGE)),
                new ConnectionLimits.Counts(
                        config.getInt(CONNECTIONS), config.getInt(CONNECTIONS_PER_CLIENT), config.getInt(ACCEPT_RATE)),
                new ConnectionLimits.Http2(
                        config.getInt(HTTP2_STREAMS), config.getInt(HTTP2_FRAMES), config.getInt(HTTP2_WINDOW)));
    }

    static ClientQuota clientQuota(HttpSourceConfig config) {
        return new ClientQuota(config.getLong(CLIENT_REQUESTS), config.getLong(CLIENT_BYTES));
    }

    /** Returns the bounds in bytes. A client may hold at least one body of the largest size, however small its part is. */
    static ByteBudget.Bounds memory(HttpSourceConfig config) {
        Long stated = config.getLong(ConfigKeys.LISTENER_MEMORY);
        long all = stated == null ? Runtime.getRuntime().maxMemory() / HEAP_PART : stated;
        long part = all / WHOLE * config.getInt(CLIENT_MEMORY);
        return new ByteBudget.Bounds(all, Math.max(part, config.getInt(ConfigKeys.REQUEST_MAX_BYTES)));
    }

    private static void defineTimeouts(ConfigGroup group, ConnectionLimits.Timeouts defaults) {
        group.withDefault(
                        HANDSHAKE_TIMEOUT,
                        ValueType.MILLIS,
                        defaults.handshake().toMillis(),
                        "Milliseconds from the TCP connection to the end of the TLS handshake; slower connections"
                                + " are closed. At most 2000 while three quarters of listener.connections.max are in use.")
                .withDefault(
                        HEADER_TIMEOUT,
                        ValueType.MILLIS,
                        defaults.header().toMillis(),
                        "Milliseconds from the first byte of a request to the end of its headers; slower"
                                + " connections are closed.")
                .withDefault(
                        ANSWER_TIMEOUT,
                        ValueType.MILLIS,
                        defaults.answer().toMillis(),
                        "Milliseconds within which a client must take its answer from the network. Slower clients"
                                + " are disconnected; their answer was already sent.")
                .withDefault(
                        CONNECTION_AGE,
                        ValueType.MILLIS,
                        defaults.age().toMillis(),
                        "Milliseconds after which a connection ends: with its next answer (Connection: close), or"
                                + " when nothing is in flight (GOAWAY); up to a tenth earlier. It spreads clients over"
                                + " workers, and brings renewed certificates to all connections.");
    }

    private static void defineCounts(ConfigGroup group, ConnectionLimits.Counts defaults) {
        group.withDefault(
                        CONNECTIONS,
                        ValueType.COUNT,
                        defaults.all(),
                        "Connections to a worker at the same time; more wait in the system's queue. An idle"
                                + " connection takes about 15 KB of heap.")
                .withDefault(
                        CONNECTIONS_PER_CLIENT,
                        ValueType.COUNT,
                        defaults.perClient(),
                        "Connections of one client to a worker at the same time. A client is the subject and the"
                                + " issuer of its certificate. More connections are answered 429 TooManyConnections and"
                                + " closed within 2 s. All clients without a certificate count as one.")
                .withDefault(
                        ACCEPT_RATE,
                        ValueType.COUNT,
                        defaults.perSecond(),
                        "New connections per second; more wait in the system's queue. It bounds the cost of TLS"
                                + " handshakes: a core does some hundred per second at most.");
    }

    private static void defineHttp2(ConfigGroup group, ConnectionLimits.Http2 defaults) {
        group.withDefault(
                        HTTP2_STREAMS,
                        ValueType.COUNT,
                        defaults.streams(),
                        "Requests at the same time on an HTTP/2 connection; more are refused with RST_STREAM, and"
                                + " the client sends them again by itself.")
                .withDefault(
                        HTTP2_FRAMES,
                        ValueType.COUNT,
                        defaults.framesPerSecond(),
                        "Frames per second on an HTTP/2 connection that cost work and carry no request, such as"
                                + " PING, SETTINGS and RST_STREAM; more close it with GOAWAY.")
                .withDefault(
                        HTTP2_WINDOW,
                        WINDOW,
                        defaults.windowBytes(),
                        "Bytes of bodies in transit on an HTTP/2 connection, on all its streams together; divided"
                                + " by the round-trip time, it is the highest rate at which a client can send.");
    }

    private static void defineClients(ConfigGroup group) {
        group.optional(
                        CLIENT_REQUESTS,
                        ValueType.COUNT_OR_NONE,
                        "Requests per second that one client (subject and issuer of its certificate) may send to"
                                + " one worker, whatever their answers are; more get 429 TooManyRequests. Default: no limit.")
                .optional(
                        CLIENT_BYTES,
                        ValueType.BYTES_OR_NONE,
                        "Bytes of bodies per second that one client may send to one worker; more get 429"
                                + " TooManyRequests. At least request.max.bytes. Default: no limit.")
                .withDefault(
                        CLIENT_MEMORY,
                        ValueType.PERCENT,
                        50,
                        "Percentage of listener.memory.max.bytes that the requests of one client may take; those"
                                + " beyond it get 503, and other clients do not. At least one request is always accepted.");
    }
}

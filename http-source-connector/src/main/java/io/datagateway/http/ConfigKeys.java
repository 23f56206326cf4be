// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.ConfigGroup.Kind;
import org.apache.kafka.common.config.ConfigDef;

/** The keys of the connector, with everything a user must know of each. */
final class ConfigKeys {

    static final String LISTENER_PREFIX = "listener.";
    static final String LISTENER_HOST = "listener.host";
    static final String LISTENER_PORT = "listener.port";
    static final String LISTENER_IDLE_TIMEOUT = "listener.idle.timeout.ms";
    static final String LISTENER_LINGER = "listener.linger.ms";
    static final String LISTENER_MEMORY = "listener.memory.max.bytes";
    static final String MANAGEMENT_HOST = "management.host";
    static final String MANAGEMENT_PORT = "management.port";
    static final String CONTRACTS_PATH = "contracts.path";
    static final String KAFKA_PREFIX = "kafka.";
    static final String KAFKA_BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    static final String METADATA_REFRESH = "metadata.refresh.ms";
    static final String REQUEST_MAX_BYTES = "request.max.bytes";
    static final String REQUEST_MAX_RECORDS = "request.max.records";
    static final String BODY_TIMEOUT = "body.timeout.ms";
    static final String REQUEST_TIMEOUT = "request.timeout.ms";
    static final String IDEMPOTENCY_WINDOW = "idempotency.window.ms";
    static final String IDEMPOTENCY_WINDOW_REQUESTS = "idempotency.window.requests";
    static final String QUEUE_MAX_RECORDS = "queue.max.records";
    static final String QUEUE_MAX_BYTES = "queue.max.bytes";
    static final String QUEUE_TIMEOUT = "queue.timeout.ms";
    static final String HEARTBEAT_TIMEOUT = "heartbeat.timeout.ms";
    static final String POLL_MAX_RECORDS = "poll.max.records";
    static final String POLL_LINGER = "poll.linger.ms";

    private static final int MEBIBYTE = 1024 * 1024;

    private ConfigKeys() {}

    static ConfigDef define() {
        var definition = new ConfigDef();
        defineListener(new ConfigGroup(definition, "Listener"));
        LimitKeys.define(definition);
        TlsKeys.define(new ConfigGroup(definition, "TLS"));
        defineManagement(new ConfigGroup(definition, "Management"));
        defineSurroundings(new ConfigGroup(definition, "Contracts and Kafka"));
        defineRequests(new ConfigGroup(definition, "Requests"));
        defineIdempotency(new ConfigGroup(definition, "Idempotency"));
        defineQueue(new ConfigGroup(definition, "Queue"));
        return definition;
    }

    private static void defineListener(ConfigGroup group) {
        group.preset(
                        LISTENER_HOST,
                        Kind.TEXT,
                        "0.0.0.0",
                        "Name or address of the interface to listen on, on every worker; 0.0.0.0 is all of them.")
                .preset(
                        LISTENER_PORT,
                        Kind.PORT,
                        8443,
                        "Port to listen on. All tasks of a worker share it; another connector needs another port.")
                .preset(
                        LISTENER_IDLE_TIMEOUT,
                        Kind.MILLIS,
                        30_000L,
                        "Milliseconds without traffic after which a connection is closed. Longer than request.timeout.ms,"
                                + " or clients lose the answer.")
                .preset(
                        LISTENER_LINGER,
                        Kind.MILLIS_OR_ZERO,
                        30_000L,
                        "Milliseconds the port stays open, answering 503, after the last task has left the worker. Bridges"
                                + " restarts; too long, and a load balancer keeps sending requests here. As long does a"
                                + " starting task wait for a port that is in use.")
                .allow(
                        LISTENER_MEMORY,
                        Kind.BYTES_OR_NONE,
                        "Bytes of heap that requests take at once on a worker, from their headers to their answers: a body"
                                + " counts twice until it is split, and each record 768 bytes. Beyond it requests get 503."
                                + " None is a quarter of the worker's heap.");
    }

    private static void defineManagement(ConfigGroup group) {
        group.preset(
                        MANAGEMENT_HOST,
                        Kind.TEXT,
                        "127.0.0.1",
                        "Name or address of the interface for /health/live and /health/ready. Plain HTTP: keep it inside.")
                .allow(MANAGEMENT_PORT, Kind.PORT_OR_NONE, "Port for the health paths; without it there are none.");
    }

    private static void defineSurroundings(ConfigGroup group) {
        group.require(
                        CONTRACTS_PATH,
                        Kind.TEXT,
                        "Folder with the contracts, on every worker. Read when a task starts; an invalid contract stops it.")
                .require(
                        KAFKA_BOOTSTRAP_SERVERS,
                        Kind.TEXT,
                        "Brokers (host:port) to ask for the raw topics. Every other kafka.* key goes to that client too:"
                                + " kafka.security.protocol, kafka.sasl.jaas.config and so on.")
                .preset(
                        METADATA_REFRESH,
                        Kind.MILLIS,
                        10_000L,
                        "Milliseconds between two looks at the raw topics: so long may a new topic answer 503.");
    }

    private static void defineRequests(ConfigGroup group) {
        group.preset(
                        REQUEST_MAX_BYTES,
                        Kind.BYTES_OF_ARRAY,
                        10 * MEBIBYTE,
                        "Bytes a body may have; a larger one gets 413. The worker holds a body in memory as a whole.")
                .preset(
                        REQUEST_MAX_RECORDS,
                        Kind.COUNT,
                        100_000,
                        "Records a body may have; more get 413 TooManyRecords.")
                .preset(
                        BODY_TIMEOUT,
                        Kind.MILLIS,
                        10_000L,
                        "Milliseconds in which the whole body must arrive; a slower one gets 408.")
                .preset(
                        REQUEST_TIMEOUT,
                        Kind.MILLIS,
                        15_000L,
                        "Milliseconds from the end of the body to the answer; after that it is 504 and the outcome unknown."
                                + " Shorter than the timeout of clients and load balancers.");
    }

    private static void defineIdempotency(ConfigGroup group) {
        group.preset(
                        IDEMPOTENCY_WINDOW,
                        Kind.MILLIS,
                        24 * 60 * 60 * 1000L,
                        "Milliseconds for which a worker remembers what became of a request with a key, to answer its"
                                + " repetition without writing again.")
                .preset(
                        IDEMPOTENCY_WINDOW_REQUESTS,
                        Kind.COUNT,
                        10_000,
                        "Requests with a key that a worker remembers, beyond those in flight; the oldest are forgotten first."
                                + " Each takes about 400 bytes of heap and 40 for every partition it went to.");
    }

    private static void defineQueue(ConfigGroup group) {
        group.preset(
                        QUEUE_MAX_RECORDS,
                        Kind.COUNT,
                        200_000,
                        "Records that may wait for a task; beyond it requests get 503. At least request.max.records.")
                .preset(
                        QUEUE_MAX_BYTES,
                        Kind.BYTES,
                        64L * MEBIBYTE,
                        "Bytes that may wait for a task; beyond it requests get 503. At least request.max.bytes.")
                .preset(
                        QUEUE_TIMEOUT,
                        Kind.MILLIS,
                        2_000L,
                        "Milliseconds a batch may wait for a task; after that it is 503 and nothing is written. While the oldest has"
                                + " waited half of it, new requests get 503 at once.")
                .preset(
                        HEARTBEAT_TIMEOUT,
                        Kind.MILLIS,
                        3_000L,
                        "Milliseconds a task may go without asking for records before it gets no more: it is paused, blocked"
                                + " or dead. Too short, and every pause of the garbage collector answers 503.")
                .preset(
                        POLL_MAX_RECORDS,
                        Kind.COUNT,
                        10_000,
                        "Records handed to Connect at a time, in whole batches. With exactly-once it is the size of a"
                                + " transaction.")
                .preset(
                        POLL_LINGER,
                        Kind.MILLIS_OR_ZERO,
                        5L,
                        "Milliseconds a task that has a batch waits for as many as it had last time, if Kafka has those:"
                                + " clients that were answered together ask again together, and with exactly-once, few"
                                + " large transactions cost less than many small ones. 0 takes what is there.");
    }
}

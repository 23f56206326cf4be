// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.ConfigGroup.ValueType;
import org.apache.kafka.common.config.ConfigDef;

/** Keys of the connector, each with default, validator and documentation. */
final class ConfigKeys {

    static final String LISTENER_PREFIX = "listener.";
    static final String LISTENER_HOST = "listener.host";
    static final String LISTENER_PORT = "listener.port";
    static final String LISTENER_IDLE_TIMEOUT = "listener.idle.timeout.ms";
    static final String LISTENER_LINGER = "listener.linger.ms";
    static final String LISTENER_MEMORY = "listener.memory.max.bytes";
    static final String MANAGEMENT_HOST = "management.host";
    static final String MANAGEMENT_PORT = "management.port";
    static final String STATUS_TOPIC = "status.topic";
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
        defineContractsAndKafka(new ConfigGroup(definition, "Contracts and Kafka"));
        defineRequests(new ConfigGroup(definition, "Requests"));
        defineIdempotency(new ConfigGroup(definition, "Idempotency"));
        defineQueue(new ConfigGroup(definition, "Queue"));
        return definition;
    }

    private static void defineListener(ConfigGroup group) {
        group.withDefault(
                        LISTENER_HOST,
                        ValueType.TEXT,
                        "0.0.0.0",
                        "Name or address of the interface on which every worker listens; 0.0.0.0 means all"
                                + " interfaces.")
                .withDefault(
                        LISTENER_PORT,
                        ValueType.PORT,
                        8443,
                        "Port to listen on. All tasks of a worker share it; another connector needs another port.")
                .withDefault(
                        LISTENER_IDLE_TIMEOUT,
                        ValueType.MILLIS,
                        30_000L,
                        "Milliseconds without traffic after which a connection is closed. Keep it longer than"
                                + " request.timeout.ms, or clients lose the answer.")
                .withDefault(
                        LISTENER_LINGER,
                        ValueType.MILLIS_OR_ZERO,
                        30_000L,
                        "Milliseconds for which the port stays open and answers 503 after the last task has left"
                                + " the worker. It bridges restarts; if it is too long, a load balancer keeps sending"
                                + " requests here. A starting task waits equally long for a busy port.")
                .optional(
                        LISTENER_MEMORY,
                        ValueType.BYTES_OR_NONE,
                        "Bytes of heap that all requests on a worker may take at once, from their headers to"
                                + " their answers. A body counts twice until it is split into records, and each record takes"
                                + " 768 bytes more. Requests beyond it get 503. Default: a quarter of the worker's heap.");
    }

    private static void defineManagement(ConfigGroup group) {
        group.withDefault(
                        MANAGEMENT_HOST,
                        ValueType.TEXT,
                        "127.0.0.1",
                        "Name or address of the interface for /health/live, /health/ready and /health/topics. It is"
                                + " plain HTTP: keep it inside your network.")
                .optional(
                        MANAGEMENT_PORT, ValueType.PORT_OR_NONE, "Port of the health paths; without it there are none.")
                .withDefault(
                        STATUS_TOPIC,
                        ValueType.TOPIC_OR_EMPTY,
                        "data-gateway.status",
                        "Topic to which the validation writes its status, for /health/topics. It is read only if"
                                + " management.port is set. Empty turns it off.");
    }

    private static void defineContractsAndKafka(ConfigGroup group) {
        group.required(
                        CONTRACTS_PATH,
                        ValueType.TEXT,
                        "Folder with the contracts, on every worker. It is read when a task starts; a topic"
                                + " with an invalid contract is answered 503, and other topics are served.")
                .required(
                        KAFKA_BOOTSTRAP_SERVERS,
                        ValueType.TEXT,
                        "Brokers (host:port) to ask for the raw topics. Every other kafka.* key goes to that client too:"
                                + " kafka.security.protocol, kafka.sasl.jaas.config and so on.")
                .withDefault(
                        METADATA_REFRESH,
                        ValueType.MILLIS,
                        10_000L,
                        "Milliseconds between two checks of the raw topics; a new topic may answer 503 for up to"
                                + " this long.");
    }

    private static void defineRequests(ConfigGroup group) {
        group.withDefault(
                        REQUEST_MAX_BYTES,
                        ValueType.BYTES_OF_ARRAY,
                        10 * MEBIBYTE,
                        "Largest body in bytes; a larger one gets 413. The worker holds a whole body in memory.")
                .withDefault(
                        REQUEST_MAX_RECORDS,
                        ValueType.COUNT,
                        100_000,
                        "Largest number of records in a body; more get 413 TooManyRecords.")
                .withDefault(
                        BODY_TIMEOUT,
                        ValueType.MILLIS,
                        10_000L,
                        "Milliseconds within which the whole body must arrive; a slower one gets 408.")
                .withDefault(
                        REQUEST_TIMEOUT,
                        ValueType.MILLIS,
                        15_000L,
                        "Milliseconds from the end of the body to the answer; then the answer is 504 and the"
                                + " outcome unknown. Keep it shorter than the timeouts of clients and load balancers.");
    }

    private static void defineIdempotency(ConfigGroup group) {
        group.withDefault(
                        IDEMPOTENCY_WINDOW,
                        ValueType.MILLIS,
                        24 * 60 * 60 * 1000L,
                        "Milliseconds for which a worker remembers the outcome of a request with an idempotency"
                                + " key, to answer a retry without writing again.")
                .withDefault(
                        IDEMPOTENCY_WINDOW_REQUESTS,
                        ValueType.COUNT,
                        10_000,
                        "Requests with an idempotency key that a worker remembers, besides those in flight; the"
                                + " oldest are forgotten first. Each takes about 400 bytes of heap, and 40 bytes for every"
                                + " partition it was written to.");
    }

    private static void defineQueue(ConfigGroup group) {
        group.withDefault(
                        QUEUE_MAX_RECORDS,
                        ValueType.COUNT,
                        200_000,
                        "Records that may wait for a task; requests beyond it get 503. At least"
                                + " request.max.records.")
                .withDefault(
                        QUEUE_MAX_BYTES,
                        ValueType.BYTES,
                        64L * MEBIBYTE,
                        "Bytes that may wait for a task; requests beyond it get 503. At least request.max.bytes.")
                .withDefault(
                        QUEUE_TIMEOUT,
                        ValueType.MILLIS,
                        2_000L,
                        "Milliseconds for which a batch may wait for a task; then the answer is 503 and nothing"
                                + " is written. While the oldest batch has waited half of it, new requests get 503 at once.")
                .withDefault(
                        HEARTBEAT_TIMEOUT,
                        ValueType.MILLIS,
                        3_000L,
                        "Milliseconds after which a task that has not asked for records gets no more: it is"
                                + " paused, blocked or dead. If it is too short, every pause of the garbage collector"
                                + " answers 503.")
                .withDefault(
                        POLL_MAX_RECORDS,
                        ValueType.COUNT,
                        10_000,
                        "Records that a task hands to Connect at a time, in whole batches. With exactly-once it"
                                + " is the size of a transaction.")
                .withDefault(
                        POLL_LINGER,
                        ValueType.MILLIS_OR_ZERO,
                        5L,
                        "Milliseconds for which a task that has a batch waits for as many batches as last time,"
                                + " if Kafka has those. Clients that were answered together send again together, and with"
                                + " exactly-once, few large transactions cost less than many small ones. With 0, a task"
                                + " takes the batches that are there.");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.http.TestContracts;
import io.datagateway.http.api.BatchFactory;
import io.datagateway.http.api.BatchHandler;
import io.datagateway.http.api.BatchPolicy;
import io.datagateway.http.api.RequestLimits;
import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.intake.IdempotencyLimits;
import io.datagateway.http.intake.IdempotencyWindow;
import io.datagateway.http.intake.RawTopic;
import io.datagateway.http.intake.RawTopicCache;
import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.intake.TaskRouter;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.server.GatewayServer;
import io.datagateway.http.server.ListenerSettings;
import io.datagateway.http.testing.TestCertificates;
import java.time.Duration;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** The real listener and its application on a free port, with a Kafka that has every record at once. */
final class HostileGateway implements AutoCloseable {

    static final int MAX_BODY_BYTES = 64 * 1024;
    static final TestCertificates CERTIFICATES = new TestCertificates();
    static final SSLContext ORDERS = CERTIFICATES.as(TestContracts.ORDERS);

    private static final RequestLimits LIMITS = new RequestLimits(
            MAX_BODY_BYTES,
            1_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            ClientQuota.NONE);

    /** A case is a connection: no waiting for the next second. */
    private static final ConnectionLimits CONNECTIONS = new ConnectionLimits(
            ConnectionLimits.DEFAULT.timeouts(),
            new ConnectionLimits.Counts(10_000, 10_000, 10_000),
            ConnectionLimits.DEFAULT.http2());

    private final GatewayServer server;
    private final Recorder recorder;
    private final InstantKafka kafka;

    HostileGateway(ContractCatalog catalog, Duration idleTimeout) {
        var decoders = new ContractBatchDecoders(catalog);
        var rawTopics = new RawTopicCache();
        var raw = new RawTopic(new RawTopicMetadata("", 3, 1_000_000, false), null);
        rawTopics.update(decoders.topics().stream().collect(Collectors.toMap(topic -> topic, topic -> raw)));
        var policy =
                new BatchPolicy(decoders, rawTopics, LIMITS, new ByteBudget(new ByteBudget.Bounds(64 << 20, 64 << 20)));
        var router = new TaskRouter(System::nanoTime);
        var window = new IdempotencyWindow(() -> new IdempotencyLimits(Duration.ofMillis(1), 1), System::nanoTime);
        var batches = new BatchFactory(System::nanoTime);
        this.recorder = new Recorder(new BatchHandler(() -> policy, router, window, batches));
        this.kafka = new InstantKafka(router);
        var settings =
                new ListenerSettings("127.0.0.1", 0, CERTIFICATES.serverSsl(), CONNECTIONS.withIdle(idleTimeout));
        this.server = new GatewayServer(settings, null, recorder, () -> true);
        server.start();
    }

    int port() {
        return server.port();
    }

    /** The requests that have reached the application. */
    Recorder application() {
        return recorder;
    }

    /** The records that have been written. */
    InstantKafka kafka() {
        return kafka;
    }

    Conversation talk() {
        return new Conversation(port(), ORDERS);
    }

    @Override
    public void close() {
        server.close();
        kafka.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.UnavailableContract;
import io.datagateway.http.api.BatchPolicy;
import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.intake.IdempotencyLimits;
import io.datagateway.http.intake.TopicProblem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.record.RawTopicDemands;
import io.datagateway.http.record.RawTopicWatch;
import io.datagateway.http.status.StatusClients;
import io.datagateway.http.status.TopicsWatch;
import io.datagateway.http.status.WatchedTopics;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings and contracts in force on a listener, with the objects made from them. Replaced as a whole. */
final class ActiveConfiguration implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ActiveConfiguration.class);

    private final HttpSourceConfig config;
    private final ContractCatalog catalog;
    private final RawTopicWatch watch;
    private final BatchPolicy policy;
    private final IdempotencyLimits window;
    private final WatchedTopics topics;
    private final @Nullable TopicsWatch status;

    /**
     * @param parts the same for every configuration: the memory of older requests counts
     * @throws org.apache.kafka.connect.errors.ConnectException if the Kafka client does not start
     */
    ActiveConfiguration(HttpSourceConfig config, ContractCatalog catalog, ListenerParts parts) {
        this.config = config;
        this.catalog = catalog;
        var decoders = new ContractBatchDecoders(catalog);
        decoders.unavailable().forEach(ActiveConfiguration::warn);
        Admin admin = parts.kafka().admins().apply(config.kafka());
        this.watch = new RawTopicWatch(
                admin,
                new RawTopicDemands(decoders.topics(), decoders.keylessTopics(), config.maxRequestSize()),
                parts.router()::isInTrouble);
        this.policy = new BatchPolicy(decoders, watch.known(), config.requests(), parts.memory());
        this.window = config.idempotency();
        this.topics = new WatchedTopics(decoders.topics(), watch.known(), problems(decoders, parts.router()::problem));
        this.status = config.readsStatus()
                ? new TopicsWatch(
                        config.statusTopic(),
                        topics,
                        new StatusClients(
                                admin, () -> parts.kafka().consumers().apply(StatusClients.settings(config.kafka()))))
                : null;
        watch.start(config.metadataRefresh());
        if (status != null) {
            status.start();
        }
    }

    /** Returns what to tell of a topic: that its contract cannot be used, until a restart, or what {@code others} say. */
    private static Function<String, @Nullable TopicProblem> problems(
            ContractBatchDecoders decoders, Function<String, @Nullable TopicProblem> others) {
        var unusable = new TopicProblem(
                "The topic's contract has mistakes: gateway contracts lint and the warning of this connector's start"
                        + " say which. Correct them, and restart the connectors.",
                Instant.now(),
                Set.of());
        return topic -> decoders.isUnavailable(topic) ? unusable : others.apply(topic);
    }

    private static void warn(UnavailableContract topic) {
        log.warn(
                "{}\nIts clients are answered 503 {}, and other topics are served. Correct the contract, and restart the"
                        + " connector.",
                topic,
                ProblemCode.CONTRACT_UNAVAILABLE);
    }

    /** Returns true if other settings and contracts would make the same configuration. */
    boolean isSame(HttpSourceConfig otherConfig, ContractCatalog otherCatalog) {
        return config.hasSameListener(otherConfig) && catalog.equals(otherCatalog);
    }

    HttpSourceConfig config() {
        return config;
    }

    IdempotencyLimits window() {
        return window;
    }

    BatchPolicy policy() {
        return policy;
    }

    /** Returns the status of the topics as JSON; null if it is not read. */
    byte @Nullable [] topicsStatus() {
        return status == null ? null : status.json();
    }

    /** Returns the number of topics for which no records are taken, or not for all partitions. */
    int topicsNotReady() {
        return topics.notReady();
    }

    /** Returns the number of raw topics without a validation; null if it is not known. */
    @Nullable
    Integer topicsNotValidated() {
        return status == null ? null : status.notValidated();
    }

    @Override
    public void close() {
        if (status != null) {
            status.close();
        }
        watch.close();
    }
}

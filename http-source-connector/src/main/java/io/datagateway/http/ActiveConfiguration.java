// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.http.api.BatchPolicy;
import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.intake.IdempotencyLimits;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.record.RawTopicWatch;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.connect.errors.ConnectException;

/** The settings and contracts in force on a listener, with the objects made from them. Replaced as a whole. */
final class ActiveConfiguration implements AutoCloseable {

    private final HttpSourceConfig config;
    private final ContractCatalog catalog;
    private final RawTopicWatch watch;
    private final BatchPolicy policy;
    private final IdempotencyLimits window;

    /**
     * @param memory of the listener, the same for every configuration: the memory of older requests counts
     * @throws ConnectException if the contracts cannot serve, or the Kafka client does not start
     */
    ActiveConfiguration(
            HttpSourceConfig config,
            ContractCatalog catalog,
            Function<Map<String, Object>, Admin> kafka,
            ByteBudget memory) {
        this.config = config;
        this.catalog = catalog;
        ContractBatchDecoders decoders = decoders(catalog);
        this.watch = new RawTopicWatch(kafka.apply(config.kafka()), decoders.topics(), config.maxRequestSize());
        this.policy = new BatchPolicy(decoders, watch.known(), config.requests(), memory);
        this.window = config.idempotency();
        watch.start(config.metadataRefresh());
    }

    private static ContractBatchDecoders decoders(ContractCatalog catalog) {
        try {
            return new ContractBatchDecoders(catalog);
        } catch (IllegalArgumentException e) {
            throw new ConnectException("A contract cannot be served over HTTP: " + e.getMessage(), e);
        }
    }

    /** Returns true if other settings and contracts would make the same configuration. */
    boolean isSame(HttpSourceConfig otherConfig, ContractCatalog otherCatalog) {
        return config.hasSameListener(otherConfig) && catalog.contracts().equals(otherCatalog.contracts());
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

    @Override
    public void close() {
        watch.close();
    }
}

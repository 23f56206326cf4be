// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.UnavailableContract;
import io.datagateway.quality.rule.Verdict;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Evaluates each record by the contract that its topic and its {@code version} header name. */
final class ContractEvaluator {

    private final CompiledContracts contracts;
    private final TopicNamesCache topics = new TopicNamesCache();
    private final VersionHeader versionHeader = new VersionHeader();
    private final Clock clock;

    /** @param clock for the time of records that have no timestamp yet */
    ContractEvaluator(ContractCatalog catalog, Clock clock) {
        this.clock = clock;
        this.contracts = new CompiledContracts(catalog);
    }

    /** The catalog that records are evaluated by, with every topic that is unavailable. */
    ContractCatalog catalog() {
        return contracts.catalog();
    }

    /**
     * Evaluates the record, a row or a tombstone. Nothing that is thrown meanwhile gets out but what is no record's
     * fault, such as a want of memory: it would end the task, and so hold up all of its topics.
     *
     * @throws ConnectException if the contract of its topic is unavailable: nobody can say where the record belongs
     */
    ValidationOutcome evaluate(ConnectRecord<?> source) {
        String topic = topics.of(source.topic()).base();
        Map<String, CompiledContract> versions = contracts.of(topic);
        if (versions == null) {
            contracts.catalog().unavailable(topic).ifPresent(ContractEvaluator::refuse);
        }
        try {
            return judge(source, topic, versions);
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong. What the exception says may quote the record.
            return ValidationOutcome.rejected(
                    null,
                    Verdict.INTERNAL,
                    "could not be judged, by a mistake in Data Gateway: "
                            + e.getClass().getName());
        }
    }

    private ValidationOutcome judge(
            ConnectRecord<?> source, String topic, @Nullable Map<String, CompiledContract> versions) {
        if (versions == null) {
            return ValidationOutcome.rejected(
                    null, Verdict.VERSION, "there is no contract for the topic " + topic + "; add one to the catalog");
        }
        Optional<String> version = versionHeader.read(source.headers());
        if (version.isEmpty()) {
            return ValidationOutcome.rejected(
                    null, Verdict.VERSION, "the header version is missing; send the contract's version, such as 2.1.0");
        }
        CompiledContract contract = versions.get(version.get());
        if (contract == null) {
            return ValidationOutcome.rejected(null, Verdict.VERSION, unknown(topic, version.get()));
        }
        return contract.evaluate(source, nowMillis(source.timestamp()));
    }

    private static void refuse(UnavailableContract unavailable) {
        throw new ConnectException(
                "A record cannot be judged, and so is neither delivered nor taken for a dead letter: " + unavailable
                        + "\nCorrect the contract, and restart the connector.");
    }

    private long nowMillis(@Nullable Long timestamp) {
        return timestamp == null || timestamp < 0 ? clock.millis() : timestamp;
    }

    private static String unknown(String topic, String version) {
        return ContractVersion.parse(version)
                .map(known -> topic + " has no contract version " + known + "; add it to the catalog, or send another")
                .orElse("the header version is not an exact version such as 2.1.0");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractVersion;
import io.datagateway.quality.rule.InvalidRulesException;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.jspecify.annotations.Nullable;

/** Evaluates each record by the contract that its topic and its {@code version} header name. */
final class ContractEvaluator {

    private final Map<String, Map<String, CompiledContract>> contracts = new HashMap<>();
    private final TopicNamesCache topics = new TopicNamesCache();
    private final VersionHeader versionHeader = new VersionHeader();
    private final Clock clock;

    /**
     * @param clock for the time of records that have no timestamp yet
     * @throws IllegalArgumentException with every rule of the catalog that does not fit its contract
     */
    ContractEvaluator(ContractCatalog catalog, Clock clock) {
        this.clock = clock;
        List<String> problems = new ArrayList<>();
        for (Contract contract : catalog.contracts()) {
            try {
                contracts
                        .computeIfAbsent(contract.topic(), topic -> new HashMap<>())
                        .put(contract.version().toString(), new CompiledContract(contract));
            } catch (InvalidRulesException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /**
     * Evaluates the record. A tombstone passes: it is not a row. Nothing that is thrown meanwhile gets out but what is
     * no record's fault, such as a want of memory: it would end the task, and so hold up all of its topics.
     */
    ValidationOutcome evaluate(ConnectRecord<?> source) {
        try {
            return judge(source);
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong. What the exception says may quote the record.
            return rejected(
                    Verdict.INTERNAL,
                    "could not be judged, by a mistake in Data Gateway: "
                            + e.getClass().getName());
        }
    }

    private ValidationOutcome judge(ConnectRecord<?> source) {
        if (source.value() == null) {
            return new ValidationOutcome(null, Verdict.PASSED);
        }
        String topic = topics.of(source.topic()).base();
        Map<String, CompiledContract> versions = contracts.get(topic);
        if (versions == null) {
            return rejected(
                    Verdict.VERSION, "there is no contract for the topic " + topic + "; add one to the catalog");
        }
        Optional<String> version = versionHeader.read(source.headers());
        if (version.isEmpty()) {
            return rejected(
                    Verdict.VERSION, "the header version is missing; send the contract's version, such as 2.1.0");
        }
        CompiledContract contract = versions.get(version.get());
        if (contract == null) {
            return rejected(Verdict.VERSION, unknown(topic, version.get()));
        }
        return contract.evaluate(source, nowMillis(source.timestamp()));
    }

    private long nowMillis(@Nullable Long timestamp) {
        return timestamp == null || timestamp < 0 ? clock.millis() : timestamp;
    }

    private static String unknown(String topic, String version) {
        return ContractVersion.parse(version)
                .map(known -> topic + " has no contract version " + known + "; add it to the catalog, or send another")
                .orElse("the header version is not an exact version such as 2.1.0");
    }

    private static ValidationOutcome rejected(String rule, String message) {
        return new ValidationOutcome(null, Verdict.rejected(List.of(new Violation(rule, "", message))));
    }
}

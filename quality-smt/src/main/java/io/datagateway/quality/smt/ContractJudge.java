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

/** Judges each record by the contract that its topic and its {@code version} header name. */
final class ContractJudge {

    private final Map<String, Map<String, JudgedContract>> contracts = new HashMap<>();
    private final DerivedTopics topics = new DerivedTopics();
    private final VersionHeader versionHeader = new VersionHeader();
    private final Clock clock;

    /**
     * @param clock for records that have no time yet
     * @throws IllegalArgumentException with every rule of the catalog that does not fit its contract
     */
    ContractJudge(ContractCatalog catalog, Clock clock) {
        this.clock = clock;
        List<String> problems = new ArrayList<>();
        for (Contract contract : catalog.contracts()) {
            try {
                contracts
                        .computeIfAbsent(contract.topic(), topic -> new HashMap<>())
                        .put(contract.version().toString(), new JudgedContract(contract));
            } catch (InvalidRulesException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** A tombstone passes: it is not a row. */
    Judgement judge(ConnectRecord<?> source) {
        if (source.value() == null) {
            return new Judgement(null, Verdict.PASSED);
        }
        String topic = topics.of(source.topic()).base();
        Map<String, JudgedContract> versions = contracts.get(topic);
        if (versions == null) {
            return notJudged("there is no contract for the topic " + topic + "; add one to the catalog");
        }
        Optional<String> version = versionHeader.read(source.headers());
        if (version.isEmpty()) {
            return notJudged("the header version is missing; send the contract's version, such as 2.1.0");
        }
        JudgedContract contract = versions.get(version.get());
        if (contract == null) {
            return notJudged(unknown(topic, version.get()));
        }
        return contract.judge(source, nowMillis(source.timestamp()));
    }

    private long nowMillis(@Nullable Long timestamp) {
        return timestamp == null || timestamp < 0 ? clock.millis() : timestamp;
    }

    private static String unknown(String topic, String version) {
        return ContractVersion.parse(version)
                .map(known -> topic + " has no contract version " + known + "; add it to the catalog, or send another")
                .orElse("the header version is not an exact version such as 2.1.0");
    }

    private static Judgement notJudged(String message) {
        return new Judgement(null, Verdict.rejected(List.of(new Violation(Verdict.VERSION, "", message))));
    }
}

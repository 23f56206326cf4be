// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.quality.rule.Violation;
import io.datagateway.quality.rule.Violations;
import java.util.stream.Collectors;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reasons and the origin of a dead letter into its headers: for people and programs in {@code quality.*},
 * and for tools that know Kafka Connect's dead letters (KIP-298) in {@code __connect.errors.*}.
 */
final class DeadLetterHeaders {

    /** Connect's name for the stage of transforms in its pipeline. */
    private static final String STAGE = "TRANSFORMATION";

    private final String connectorName;

    /** @param connectorName empty if it is not known */
    DeadLetterHeaders(String connectorName) {
        this.connectorName = connectorName;
    }

    void add(Headers headers, ValidationOutcome outcome, Origin origin) {
        Violations errors = outcome.verdict().errors();
        put(headers, QualityHeaders.ERRORS + "topic", origin.topic());
        put(headers, QualityHeaders.ERRORS + "partition", origin.partition());
        put(headers, QualityHeaders.ERRORS + "offset", origin.offset());
        put(headers, QualityHeaders.ERRORS + "connector.name", connectorName.isEmpty() ? null : connectorName);
        put(headers, QualityHeaders.ERRORS + "stage", STAGE);
        put(headers, QualityHeaders.ERRORS + "exception.message", summary(errors));
        put(
                headers,
                QualityHeaders.CONTRACT,
                outcome.contract() == null ? null : outcome.contract().toString());
        QualityHeaders.put(headers, QualityHeaders.VIOLATIONS, ViolationsJson.write(errors));
    }

    private static String summary(Violations errors) {
        String rules = errors.kept().stream().map(Violation::rule).distinct().collect(Collectors.joining(", "));
        return "the record breaks its contract: " + rules;
    }

    private static void put(Headers headers, String name, @Nullable String text) {
        if (text != null) {
            QualityHeaders.put(headers, name, text);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.quality.limit.RecordSize;
import io.datagateway.quality.rule.Violation;
import io.datagateway.quality.rule.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes the reasons and the origin of a dead letter into its headers: for people and programs in {@code quality.*},
 * and for tools that know Kafka Connect's dead letters (KIP-298) in {@code __connect.errors.*}. Where the record leaves
 * little room, first what is said twice is left out, then violations that do not fit, then the contract.
 */
final class DeadLetterHeaders {

    /** Connect's name for the stage of transforms in its pipeline. */
    private static final String STAGE = "TRANSFORMATION";

    private static final String STAGE_HEADER = QualityHeaders.ERRORS + "stage";
    private static final String NAME_HEADER = QualityHeaders.ERRORS + "connector.name";
    private static final String MESSAGE_HEADER = QualityHeaders.ERRORS + "exception.message";
    private static final Set<String> SAID_TWICE = Set.of(STAGE_HEADER, NAME_HEADER, MESSAGE_HEADER);

    /** The bytes that the length of the violations takes beyond that of an empty header. */
    private static final int LENGTH_OF_LENGTH = 2;

    private final String connectorName;

    /** @param connectorName empty if it is not known */
    DeadLetterHeaders(String connectorName) {
        this.connectorName = connectorName;
    }

    /** Adds them, in their shortest form if even that does not fit into {@code room} bytes. */
    void add(Headers headers, ValidationOutcome outcome, Origin origin, long room) {
        Map<String, byte[]> added = all(outcome, origin);
        if (size(added) > room) {
            leaveOut(added, outcome.verdict().errors(), room);
        }
        added.forEach((name, text) -> QualityHeaders.put(headers, name, text));
    }

    private static void leaveOut(Map<String, byte[]> added, Violations errors, long room) {
        added.keySet().removeAll(SAID_TWICE);
        if (size(added) > room) {
            shorten(added, errors, room);
        }
        if (size(added) > room) {
            added.remove(QualityHeaders.CONTRACT);
            shorten(added, errors, room);
        }
    }

    private Map<String, byte[]> all(ValidationOutcome outcome, Origin origin) {
        Violations errors = outcome.verdict().errors();
        Map<String, byte[]> all = new LinkedHashMap<>();
        put(all, QualityHeaders.ERRORS + "topic", origin.topic());
        put(all, QualityHeaders.ERRORS + "partition", origin.partition());
        put(all, QualityHeaders.ERRORS + "offset", origin.offset());
        put(all, NAME_HEADER, connectorName.isEmpty() ? null : connectorName);
        put(all, STAGE_HEADER, STAGE);
        put(all, MESSAGE_HEADER, summary(errors));
        put(
                all,
                QualityHeaders.CONTRACT,
                outcome.contract() == null ? null : outcome.contract().toString());
        all.put(QualityHeaders.VIOLATIONS, ViolationsJson.write(errors));
        return all;
    }

    private static void shorten(Map<String, byte[]> added, Violations errors, long room) {
        byte[] none = {};
        added.put(QualityHeaders.VIOLATIONS, none);
        long left = room - size(added) - LENGTH_OF_LENGTH;
        added.put(QualityHeaders.VIOLATIONS, ViolationsJson.write(errors, Math.min(left, ViolationsJson.LIMIT)));
    }

    private static long size(Map<String, byte[]> headers) {
        long size = 0;
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            size += RecordSize.header(header.getKey(), header.getValue());
        }
        return size;
    }

    private static String summary(Violations errors) {
        String rules = errors.kept().stream().map(Violation::rule).distinct().collect(Collectors.joining(", "));
        return "the record breaks its contract: " + rules;
    }

    private static void put(Map<String, byte[]> headers, String name, @Nullable String text) {
        if (text != null) {
            headers.put(name, text.getBytes(UTF_8));
        }
    }
}

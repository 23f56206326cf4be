// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the settings of Connect and its clients: refuses those under which a record could be lost, changed or copied
 * twice. Knows them by name only: loads no class and calls no server.
 */
final class ConnectorConfigCheck {

    static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    static final String VALIDATE = "io.datagateway.quality.smt.ValidateContract";
    static final String ROUTE = "io.datagateway.quality.smt.RouteByVerdict";

    private static final String ERRORS_TOLERANCE = "errors.tolerance";
    private static final String TRANSACTION_BOUNDARY = "transaction.boundary";
    private static final String ACKS = "producer.override.acks";
    private static final String IDEMPOTENCE = "producer.override.enable.idempotence";
    private static final String TRANSFORMS = "transforms";

    private final Map<String, String> settings;
    private final List<ConfigIssue> issues = new ArrayList<>();

    private ConnectorConfigCheck(Map<String, String> settings) {
        this.settings = settings;
    }

    /** The settings that must change, each with the reason and the remedy; empty if all are safe. */
    static List<ConfigIssue> issues(Map<String, String> settings) {
        ConnectorConfigCheck check = new ConnectorConfigCheck(settings);
        check.consumer();
        check.converters();
        check.delivery();
        check.transforms();
        return check.issues;
    }

    /** The reason to refuse the setting {@code key}, and the remedy. */
    record ConfigIssue(String key, String message) {}

    private void consumer() {
        Stream.concat(ValidationConfig.FIXED_CONSUMER_SETTINGS.keySet().stream(), Stream.of("group.id"))
                .sorted()
                .map(ValidationConfig.KAFKA_PREFIX::concat)
                .filter(settings::containsKey)
                .forEach(key -> report(
                        key,
                        "The connector sets this itself: it reads committed records only and keeps its position in"
                                + " Connect's offsets, not in a consumer group. Remove this setting."));
    }

    private void converters() {
        for (String key : List.of("key.converter", "value.converter", "header.converter")) {
            if (!BYTES.equals(settings.get(key))) {
                report(
                        key,
                        "Records are copied byte for byte, which only one converter does. Set " + key + "=" + BYTES);
            }
        }
    }

    private void delivery() {
        allowOnly(Set.of("none"), ERRORS_TOLERANCE, "Anything but none loses the records that fail. Set it to none.");
        allowOnly(
                Set.of("poll"),
                TRANSACTION_BOUNDARY,
                "The connector writes one transaction for each batch it reads. Set it to poll.");
        allowOnly(
                Set.of("all", "-1"),
                ACKS,
                "Fewer acknowledgements can lose a record that was confirmed. Set it to all.");
        allowOnly(
                Set.of("true"),
                IDEMPOTENCE,
                "Without it a record that is sent again is written twice. Set it to true.");
    }

    private void allowOnly(Set<String> values, String key, String message) {
        String value = settings.get(key);
        if (value != null && !values.contains(value.trim().toLowerCase(Locale.ROOT))) {
            report(key, message);
        }
    }

    private void transforms() {
        List<String> aliases = Stream.of(settings.getOrDefault(TRANSFORMS, "").split(","))
                .map(String::trim)
                .filter(alias -> !alias.isEmpty())
                .toList();
        int last = aliases.size() - 1;
        if (last < 1 || !VALIDATE.equals(type(aliases.get(last - 1))) || !ROUTE.equals(type(aliases.get(last)))) {
            report(
                    TRANSFORMS,
                    "The chain must end with the contract check and the routing, so that nothing changes a record after"
                            + " it was judged. Set transforms=validate,route and transforms.validate.type=" + VALIDATE
                            + " and transforms.route.type=" + ROUTE);
        }
        aliases.forEach(this::transform);
    }

    private void transform(String alias) {
        String type = type(alias);
        String predicate = TRANSFORMS + "." + alias + ".predicate";
        if ((type.equals(VALIDATE) || type.equals(ROUTE)) && settings.containsKey(predicate)) {
            report(predicate, "Every record is judged and routed, without exception. Remove this setting.");
        }
        if (type.substring(type.lastIndexOf('.') + 1).startsWith("Filter")) {
            report(
                    TRANSFORMS + "." + alias + ".type",
                    "A filter drops records without a trace. Take '" + alias + "' out of transforms; what does not hold"
                            + " goes to the dead letter topic.");
        }
    }

    private String type(String alias) {
        return settings.getOrDefault(TRANSFORMS + "." + alias + ".type", "").trim();
    }

    private void report(String key, String message) {
        issues.add(new ConfigIssue(key, message));
    }
}

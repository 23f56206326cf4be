// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.contract.settings.SettingsCheck;
import io.datagateway.contract.settings.TransformChain;
import java.util.List;
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

    private static final String TRANSFORMS = "transforms";

    private final SettingsCheck check;
    private final TransformChain chain;

    private ConnectorConfigCheck(Map<String, String> settings) {
        this.check = new SettingsCheck(settings);
        this.chain = TransformChain.of(check.settings());
    }

    /** The settings that must change, each with the reason and the remedy; empty if all are safe. */
    static List<SettingIssue> issues(Map<String, String> settings) {
        var connector = new ConnectorConfigCheck(settings);
        connector.consumer();
        connector.converters();
        connector.delivery();
        connector.transforms();
        connector.topics();
        new ProducerBounds(connector.check.settings()).check(connector.check);
        connector.check.add(ReadSettings.unknownIn(connector.check.settings()));
        return connector.check.issues();
    }

    private void consumer() {
        Stream.concat(KafkaKeys.FIXED_CONSUMER_SETTINGS.keySet().stream(), Stream.of("group.id"))
                .sorted()
                .map(KafkaKeys.KAFKA_PREFIX::concat)
                .forEach(key -> check.forbid(
                        key,
                        "the connector reads committed records only, and keeps its position in Connect's offsets, not in"
                                + " a consumer group."));
    }

    private void converters() {
        for (String key : List.of("key.converter", "value.converter", "header.converter")) {
            check.require(key, Set.of(BYTES), "records are copied byte for byte, which only one converter does.");
        }
    }

    private void delivery() {
        check.allowOnly("errors.tolerance", Set.of("none"), "with all, records that fail are lost.");
        check.allowOnly(
                "transaction.boundary",
                Set.of("poll"),
                "the connector writes one transaction for each batch it reads.");
        check.allowOnly(
                "producer.override.acks",
                Set.of("all", "-1"),
                "fewer acknowledgements can lose a record that was confirmed.");
        check.allowOnly(
                "producer.override.enable.idempotence",
                Set.of("true"),
                "otherwise a record that is sent again is written twice.");
    }

    private void transforms() {
        List<String> types = chain.aliases().stream().map(chain::type).toList();
        int last = types.size() - 1;
        if (last < 1 || !VALIDATE.equals(types.get(last - 1)) || !ROUTE.equals(types.get(last))) {
            check.refuse(
                    TRANSFORMS,
                    "must end with the contract check and the routing, so that nothing changes a record after"
                            + " it was judged. Set transforms=validate,route and transforms.validate.type=" + VALIDATE
                            + " and transforms.route.type=" + ROUTE + ".");
        }
        Stream.concat(chain.ofType(VALIDATE).stream(), chain.ofType(ROUTE).stream())
                .forEach(alias -> check.forbid(
                        TransformChain.prefix(alias) + "predicate",
                        "every record is judged and routed, without exception."));
        for (String alias : chain.filters()) {
            check.refuse(
                    TransformChain.prefix(alias) + "type",
                    "must not drop records without a trace. Take '" + alias + "' out of transforms; what does not hold"
                            + " goes to the dead letter topic.");
        }
    }

    private void topics() {
        String regex = check.settings().get(TopicKeys.TOPICS_REGEX);
        if (regex != null && !RawTopicPattern.mayMatch(regex)) {
            check.refuse(TopicKeys.TOPICS_REGEX, RawTopicPattern.MATCHES_NOTHING);
        }
    }
}

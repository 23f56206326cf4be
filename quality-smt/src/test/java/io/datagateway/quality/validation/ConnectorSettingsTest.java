// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.settings.AllowedPaths;
import io.datagateway.quality.smt.RouteByVerdict;
import io.datagateway.quality.smt.ValidateContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connector says of its settings before it is started. */
@Timeout(30)
class ConnectorSettingsTest {

    private final ValidationSourceConnector connector = new ValidationSourceConnector();

    @Test
    void theDocumentedSettingsAreAccepted() {
        assertThat(objections(ValidationSettings.good())).isEmpty();
    }

    @Test
    void settingsThatOnlyRepeatTheSafeValueAreAccepted() {
        Map<String, String> settings = ValidationSettings.good();
        settings.put("errors.tolerance", "none");
        settings.put("transaction.boundary", "POLL");
        settings.put("producer.override.acks", "-1");
        settings.put("producer.override.enable.idempotence", "true");
        settings.put("transforms", "unwrap, validate, route");
        settings.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");

        assertThat(objections(settings)).isEmpty();
    }

    @Test
    void aPathThatTheWorkerDoesNotAllowIsRefusedByValidateAndByEveryStart() {
        Map<String, String> settings = ValidationSettings.good();
        settings.put("kafka.ssl.truststore.location", "/etc/hostname");
        settings.put("transforms.validate.contracts.path", "/etc");
        System.setProperty(AllowedPaths.PROPERTY, "/allowed");
        try {
            assertThat(objections(settings))
                    .containsOnlyKeys("kafka.ssl.truststore.location", "transforms.validate.contracts.path")
                    .allSatisfy((key, reasons) -> assertThat(reasons).contains(key + " is outside"));
            assertThatThrownBy(() -> connector.start(settings))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("kafka.ssl.truststore.location is outside");
            var task = new ValidationSourceTask();
            assertThatThrownBy(() -> task.start(settings))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("kafka.ssl.truststore.location is outside");
            var validate = new ValidateContract<SourceRecord>();
            assertThatThrownBy(() -> validate.configure(Map.of("contracts.path", "/etc")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("contracts.path is outside");
        } finally {
            System.clearProperty(AllowedPaths.PROPERTY);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors.tolerance | all | must be none",
                "transaction.boundary | interval | must be poll",
                "transaction.boundary | connector | must be poll",
                "producer.override.acks | 1 | must be -1 or all",
                "producer.override.acks | 0 | must be -1 or all",
                "producer.override.enable.idempotence | false | must be true",
                "key.converter | org.apache.kafka.connect.json.JsonConverter | key.converter must be org.apache.kafka",
                "value.converter | org.apache.kafka.connect.storage.StringConverter | value.converter must be org.apache",
                "header.converter | org.apache.kafka.connect.storage.SimpleHeaderConverter | header.converter must be org",
                "kafka.group.id | mine | Remove this setting",
                "kafka.isolation.level | read_uncommitted | Remove this setting",
                "kafka.auto.offset.reset | latest | Remove this setting",
                "kafka.enable.auto.commit | true | Remove this setting",
                "transforms | validate | Set transforms=validate,route",
                "transforms | route | Set transforms=validate,route",
                "transforms | route,validate | Set transforms=validate,route",
                "transforms | validate,route,late | Set transforms=validate,route",
                "transforms | validate,late,route | Set transforms=validate,route",
                "transforms.route.type | org.apache.kafka.connect.transforms.RegexRouter | ",
                "transforms.validate.predicate | isBig | Remove this setting",
                "transforms.route.predicate | isBig | Remove this setting",
                "topics.regex | ( | not a regular expression",
                "topics.regex | .+[.]prod | Let it end in",
                "topics.regex | orders | Let it end in",
                "topics.refresh.ms | 5 | at least 1000"
            })
    void aSettingThatCouldLoseOrDoubleARecordIsRefusedWithTheRemedy(String key, String value, String remedy) {
        Map<String, String> settings = ValidationSettings.good();
        settings.put(key, value);

        String refused = key.equals("transforms.route.type") ? "transforms" : key;
        assertThat(objections(settings)).containsOnlyKeys(refused);
        assertThat(objections(settings).get(refused))
                .contains(remedy == null ? "Set transforms=validate,route" : remedy);
    }

    /** Each was accepted once, and did nothing. */
    @ParameterizedTest
    @CsvSource({
        "topic.regex, topics.regex",
        "topics.regexp, topics.regex",
        "topics.list, topics.regex",
        "topics.refresh, topics.refresh.ms",
        "topics.refesh.ms, topics.refresh.ms",
        "dedup.window, dedup.window.ms",
        "dedup.windows.records, dedup.window.records",
        "dedupe.window.ms, dedup.window.ms",
        "Dedup.Window.Ms, dedup.window.ms",
        "dedup_window_ms, dedup.window.ms",
        "status.topics, status.topic",
        "stauts.interval.ms, status.interval.ms",
        "metrics.reporters, metric.reporters",
        "kafka.max.poll.record, kafka.max.poll.records",
        "kafka.security.protocl, kafka.security.protocol",
        "kafka.topics.regex, kafka.",
        "kakfa.ssl.truststore.location, kafka.ssl.truststore.location",
        "producer.override.compresion.type, producer.override.compression.type",
        "producer.overide.linger.ms, producer.override.linger.ms",
        "transforms.validate.contract.path, transforms.validate.contracts.path",
        "transforms.validate.connector.name, transforms.validate.",
        "transforms.route.connector, transforms.route.connector.name",
        "transforms.route.metrics.reporters, transforms.route.metric.reporters"
    })
    void aMistypedNameIsRefusedWithTheNearest(String key, String nearest) {
        Map<String, String> settings = ValidationSettings.good();
        settings.put(key, "1");

        assertThat(objections(settings)).containsOnlyKeys(key);
        assertThat(objections(settings).get(key)).contains("did you mean " + nearest);
    }

    @Test
    void whatConnectOrADistributionAddsIsTheirs() {
        Map<String, String> settings = ValidationSettings.good();
        settings.putAll(Map.of(
                "tasks.max", "2",
                "tasks.max.enforce", "true",
                "connector.plugin.version", "[1.0,)",
                "transforms.validate.plugin.version", "[1.0,)",
                "transforms.route.negate", "false",
                "topic.creation.default.partitions", "3",
                "exactly.once.support", "required",
                "offsets.storage.topic", "offsets",
                "confluent.license", "x",
                "producer.override.confluent.monitoring.interceptor.topic", "x"));
        settings.putAll(Map.of(
                "kafka.interceptor.classes", "com.example.Audit",
                "kafka.audit.topic", "x",
                "transforms.route.metric.reporters", "com.example.Reporter",
                "transforms.route.example.url", "x",
                "metrics.jmx.include", "x",
                "transforms.notMine.regex", "x"));

        assertThat(objections(settings)).isEmpty();
    }

    @Test
    void theNamesOfTheTransformsAreThoseThatTheyRead() {
        assertThat(ReadSettings.TRANSFORMS)
                .containsOnly(
                        Map.entry(
                                ValidateContract.class.getName(),
                                new ValidateContract<>().config().names()),
                        Map.entry(
                                RouteByVerdict.class.getName(),
                                new RouteByVerdict<>().config().names()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transforms.validate.contracts.path", "kafka.ssl.truststore.location"})
    void aFileThatCannotBeUsedIsRefusedBeforeARunningConnectorStops(String key) {
        for (String path : List.of("/no/such/thing", "relative", "/tmp/../etc/passwd")) {
            Map<String, String> settings = ValidationSettings.good();
            settings.put(key, path);

            assertThat(objections(settings)).as(path).containsOnlyKeys(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key.converter", "value.converter", "header.converter", "transforms", "kafka.bootstrap.servers"})
    void aSettingThatMustBeThereIsMissedByName(String key) {
        Map<String, String> settings = ValidationSettings.good();
        settings.remove(key);

        assertThat(objections(settings)).containsOnlyKeys(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.apache.kafka.connect.transforms.Filter", "io.confluent.connect.transforms.Filter$Value"})
    void aFilterIsRefusedBecauseWhatItDropsIsNowhere(String filter) {
        Map<String, String> settings = ValidationSettings.good();
        settings.put("transforms", "small,validate,route");
        settings.put("transforms.small.type", filter);

        assertThat(objections(settings)).containsOnlyKeys("transforms.small.type");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(objections(Map.of("errors.tolerance", "all")))
                .containsOnlyKeys(
                        "errors.tolerance",
                        "transforms",
                        "key.converter",
                        "value.converter",
                        "header.converter",
                        "kafka.bootstrap.servers");
    }

    private Map<String, String> objections(Map<String, String> settings) {
        Map<String, String> objections = new HashMap<>();
        for (ConfigValue value : connector.validate(settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                objections.put(value.name(), String.join("; ", value.errorMessages()));
            }
        }
        return objections;
    }
}

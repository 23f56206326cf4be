// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.GeneratedPart;
import io.datagateway.quality.validation.status.StatusSettings;
import io.datagateway.quality.validation.target.Targets;
import io.datagateway.quality.validation.topics.RawTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationConfigTest {

    private static final Map<String, String> MINIMAL =
            Map.of("name", "validation", "kafka.bootstrap.servers", "broker:9092");

    /** Users have these in git. A change here is a change of what we promise them. */
    @Test
    void theSettingsAreThoseThatUsersHaveInTheirFiles() throws IOException {
        String actual = keys().map(key -> String.join(
                        " | ",
                        key.name,
                        key.type.name(),
                        text(key),
                        key.importance.name(),
                        String.valueOf(key.validator)))
                .collect(Collectors.joining("\n", "", "\n"));

        try (var golden = getClass().getResourceAsStream("validation-config.golden")) {
            assertThat(actual).isEqualTo(new String(golden.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void everySettingIsExplainedInAWholeSentenceAndHasItsPlaceInAForm() {
        assertThat(keys()).allSatisfy(key -> {
            assertThat(key.documentation).matches("[A-Z].{60,}\\.");
            assertThat(key.group).isNotNull();
            assertThat(key.displayName).isNotEqualTo(key.name);
            assertThat(key.validator).isNotNull();
        });
    }

    @Test
    void thePageShowsTheSettingsAsTheyAre() throws IOException {
        String table = keys().map(
                        key -> "| `%s` | `%s` | %s |\n".formatted(key.name, text(key), cell(key.documentation)))
                .collect(Collectors.joining("", "| setting | default | what it does |\n|---|---|---|\n", ""));
        var part = new GeneratedPart(
                Path.of("docs/validation.md"),
                "<!-- settings: written by ValidationConfigTest -->\n",
                "<!-- end of settings -->\n");

        part.updateIfAsked(table);

        assertThat(part.page()).contains(part.with(table));
    }

    @ParameterizedTest
    @CsvSource({
        "topics.regex, (",
        "topics.refresh.ms, 999",
        "topics.refresh.ms, soon",
        "records.lost, latest",
        "records.lost, sales.orders.raw/0",
        "records.lost, sales.orders/0/7",
        "records.lost, sales.orders.raw/0/x",
        "dedup.window.ms, -1",
        "dedup.window.records, 0",
        "kafka.max.poll.records, 0",
        "status.topic, not/a/topic",
        "status.interval.ms, 99",
        "kafka.bootstrap.servers, ''"
    })
    void aValueThatCannotWorkIsRefusedByName(String key, String value) {
        Map<String, String> settings = new HashMap<>(MINIMAL);
        settings.put(key, value);

        assertThatThrownBy(() -> new ValidationConfig(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }

    @Test
    void kafkaIsTheOneSettingThatHasNoDefault() {
        assertThatThrownBy(() -> new ValidationConfig(Map.of("name", "validation")))
                .hasMessageContaining("kafka.bootstrap.servers");
    }

    @Test
    void theClientsGetWhatStandsBehindKafka() {
        Map<String, String> settings = new HashMap<>(MINIMAL);
        settings.put("kafka.security.protocol", "SSL");
        ValidationConfig config = new ValidationConfig(settings);

        assertThat(config.adminSettings())
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("security.protocol", "SSL")
                .doesNotContainKey("name");
        assertThat(config.consumerSettings()).containsEntry("security.protocol", "SSL");
    }

    @Test
    void theConsumerReadsCommittedRecordsAndNeverChoosesItsPosition() {
        Map<String, String> settings = new HashMap<>(MINIMAL);
        settings.put("kafka.isolation.level", "read_uncommitted");

        assertThat(new ValidationConfig(settings).consumerSettings())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("max.poll.records", 2_000)
                .doesNotContainKey("group.id");
    }

    @Test
    void aTaskGetsTheSettingsItsShareAndAClientIdOfItsOwn() {
        RawTopic topic = new RawTopic(new TopicFamily("sales.orders"), Uuid.randomUuid(), 3, 2, Targets.READY);

        List<ValidationConfig> tasks = new ValidationConfig(MINIMAL)
                .taskSettings(2).stream().map(ValidationConfig::new).toList();

        assertThat(tasks)
                .extracting(task -> task.taskShare().of(List.of(topic)).size())
                .containsExactly(1, 2);
        assertThat(tasks)
                .extracting(task -> task.consumerSettings().get("client.id"))
                .containsExactly("validation-0", "validation-1");
        assertThat(tasks.get(0).originalsStrings()).containsAllEntriesOf(MINIMAL);
    }

    @Test
    void aTaskOfAConnectorOfAnEarlierVersionServesWhatItWasGiven() {
        RawTopic topic = new RawTopic(new TopicFamily("sales.orders"), Uuid.randomUuid(), 3, 2, Targets.READY);
        Map<String, String> settings = new HashMap<>(MINIMAL);
        settings.put("task.partitions", "sales.orders.raw/" + topic.id() + "/1/1");

        assertThat(new ValidationConfig(settings).taskShare().of(List.of(topic)).keySet())
                .containsExactly(MockRawTopic.P1);
    }

    @Test
    void theStatusSaysWhichTaskOfWhichConnectorWritesItAndReachesKafkaTheSameWay() {
        List<ValidationConfig> tasks = new ValidationConfig(MINIMAL)
                .taskSettings(2).stream().map(ValidationConfig::new).toList();

        StatusSettings second = tasks.get(1).statusSettings();

        assertThat(second.writer()).isEqualTo(new StatusSettings.Writer("validation", OptionalInt.of(1)));
        assertThat(second.topic()).isEqualTo("data-gateway.status");
        assertThat(second.interval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(second.kafka()).containsEntry("bootstrap.servers", "broker:9092");
        assertThat(new ValidationConfig(MINIMAL).statusSettings().writer().task())
                .isEmpty();
    }

    @Test
    void theContractsAreThoseOfTheTransformThatJudges() {
        Map<String, String> settings = ValidationSettings.good();
        assertThat(new ValidationConfig(settings).contracts()).isEmpty();

        settings.put("transforms.validate.contracts.path", "/contracts");

        assertThat(new ValidationConfig(settings).contracts()).contains(Path.of("/contracts"));
    }

    private static Stream<ConfigKey> keys() {
        return ValidationConfig.CONFIG_DEF.configKeys().values().stream();
    }

    private static String text(ConfigKey key) {
        if (key.defaultValue instanceof List<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return key.hasDefault() ? String.valueOf(key.defaultValue) : "required";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

class HttpSourceConfigTest {

    /** Run with {@code -Ddocs.update=true} to write both anew. */
    private static final boolean UPDATE = Boolean.getBoolean("docs.update");

    private static final Path GOLDEN = Path.of("src/test/resources/io/datagateway/http/http-source-config.golden");
    private static final Path PAGE = Path.of("docs/settings.md");
    private static final String BEGIN = "<!-- settings: written by HttpSourceConfigTest -->\n";
    private static final String END = "<!-- end of settings -->\n";

    private final TestWorker worker = new TestWorker();

    /** Users have these in git. A change here is a change of what we promise them. */
    @Test
    void theSettingsAreThoseThatUsersHaveInTheirFiles() throws IOException {
        String actual = keys().map(key -> String.join(
                        " | ", key.name, key.type.name(), preset(key), key.importance.name(), validator(key)))
                .collect(Collectors.joining("\n", "", "\n"));
        if (UPDATE) {
            Files.writeString(GOLDEN, actual);
        }

        assertThat(actual).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void thePageShowsTheSettingsAsTheyAre() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String tables = keys().map(key -> key.group)
                .distinct()
                .map(HttpSourceConfigTest::table)
                .collect(Collectors.joining("\n", "\n", "\n"));
        if (UPDATE) {
            Files.writeString(PAGE, page.substring(0, from) + tables + page.substring(to));
        }

        assertThat(Files.readString(PAGE)).contains(BEGIN + tables + END);
    }

    @Test
    void everySettingHasItsSentenceAndItsPlaceInAForm() {
        assertThat(keys()).allSatisfy(key -> {
            assertThat(key.documentation).matches("[A-Z].{30,}\\.");
            assertThat(key.group).isNotEmpty();
            assertThat(key.orderInGroup).isPositive();
        });
    }

    @Test
    void kafkaSettingsGoToTheClientAsTheyAre() {
        var config = new HttpSourceConfig(worker.settings("kafka.security.protocol", "SSL"));

        assertThat(config.kafka())
                .containsOnly(Map.entry("bootstrap.servers", "localhost:9092"), Map.entry("security.protocol", "SSL"));
    }

    @Test
    void tlsSettingsGoToTheListenerUnderKafkasNames() {
        var config = new HttpSourceConfig(worker.settings("listener.ssl.client.auth", "required"));

        assertThat(config.listener().ssl().get("ssl.client.auth")).isEqualTo("required");
        assertThat(config.listener().ssl().get("ssl.enabled.protocols")).isEqualTo(List.of("TLSv1.3", "TLSv1.2"));
        assertThat(config.listener().ssl().get("ssl.truststore.type")).isEqualTo("PEM");
    }

    @Test
    void theLargestRecordIsWhatTheProducersSettingLetsThrough() {
        assertThat(new HttpSourceConfig(worker.settings()).maxRequestSize()).isEqualTo(1024 * 1024);
        assertThat(new HttpSourceConfig(worker.settings("producer.override.max.request.size", "20000000"))
                        .maxRequestSize())
                .isEqualTo(20_000_000);
    }

    private static Stream<ConfigKey> keys() {
        return HttpSourceConfig.CONFIG_DEF.configKeys().values().stream();
    }

    private static String table(String group) {
        return keys().filter(key -> key.group.equals(group))
                .map(HttpSourceConfigTest::row)
                .collect(Collectors.joining(
                        "", "## " + group + "\n\n| setting | default | what it does |\n|---|---|---|\n", ""));
    }

    private static String row(ConfigKey key) {
        return "| `%s` | %s | %s |\n".formatted(key.name, cell(preset(key)), cell(key.documentation));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String validator(ConfigKey key) {
        return key.validator == null ? "any" : key.validator.toString();
    }

    private static String preset(ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        if (key.defaultValue instanceof List<?> list) {
            return list.isEmpty() ? "all" : list.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        return key.defaultValue == null ? "none" : key.defaultValue.toString();
    }
}

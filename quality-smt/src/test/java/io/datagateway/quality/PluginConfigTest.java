// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.convert.ContractAvroConverter;
import io.datagateway.quality.smt.RouteByVerdict;
import io.datagateway.quality.smt.ValidateContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PluginConfigTest {

    static Stream<Arguments> plugins() {
        return Stream.of(
                Arguments.of("contract-avro-converter", new ContractAvroConverter().config()),
                Arguments.of("validate-contract", new ValidateContract<>().config()),
                Arguments.of("route-by-verdict", new RouteByVerdict<>().config()));
    }

    /** Users have these in git. A change here is a change of what we promise them. */
    @ParameterizedTest
    @MethodSource("plugins")
    void theSettingsAreThoseThatUsersHaveInTheirFiles(String name, ConfigDef config) throws IOException {
        String actual = keys(config)
                .map(key -> String.join(" | ", key.name, key.type.name(), text(key), key.importance.name()))
                .collect(Collectors.joining("\n", "", "\n"));

        try (var golden = getClass().getResourceAsStream(name + "-config.golden")) {
            assertThat(actual).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void everySettingIsExplainedInAWholeSentenceAndHasItsPlaceInAForm(String name, ConfigDef config) {
        assertThat(keys(config)).allSatisfy(key -> {
            assertThat(key.documentation).matches("[A-Z].{60,}\\.");
            assertThat(key.group).isNotNull();
            assertThat(key.displayName).isNotEqualTo(key.name);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "contract-avro-converter, converter.md",
        "validate-contract, transforms.md",
        "route-by-verdict, transforms.md"
    })
    void thePagesShowTheSettingsAsTheyAre(String name, String page) throws IOException {
        String table = keys(config(name))
                .map(key -> "| `%s` | `%s` | %s |\n".formatted(key.name, text(key), key.documentation))
                .collect(Collectors.joining("", "| setting | default | what it does |\n|---|---|---|\n", ""));
        var part = new GeneratedPart(
                Path.of("docs", page),
                "<!-- settings of " + name + ": written by PluginConfigTest -->\n",
                "<!-- end of settings of " + name + " -->\n");

        part.updateIfAsked(table);

        assertThat(part.page()).contains(part.with(table));
    }

    private static ConfigDef config(String name) {
        return plugins()
                .filter(plugin -> plugin.get()[0].equals(name))
                .map(plugin -> (ConfigDef) plugin.get()[1])
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ConfigKey> keys(ConfigDef config) {
        return config.configKeys().values().stream();
    }

    private static String text(ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        if (key.defaultValue instanceof List<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return "".equals(key.defaultValue) ? "none" : String.valueOf(key.defaultValue);
    }
}

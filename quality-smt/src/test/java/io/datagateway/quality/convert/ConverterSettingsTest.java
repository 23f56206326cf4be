// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static io.datagateway.quality.convert.OrderRows.TOPIC;
import static io.datagateway.quality.convert.OrderRows.converter;
import static io.datagateway.quality.convert.OrderRows.datum;
import static io.datagateway.quality.convert.OrderRows.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConverterSettingsTest {

    private final ContractAvroConverter values = converter(false, Map.of());

    @Test
    void timesAreExactUnlessOnlyConnectsOwnTypesAreWanted() {
        assertThatThrownBy(() -> converter(false, Map.of("time.precision.mode", "adaptive_time_microseconds")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("time.precision.mode");
        assertThat(converter(false, Map.of("time.precision.mode", "connect"))
                        .toConnectData(TOPIC, version("2.1.0"), datum())
                        .value())
                .isInstanceOf(Struct.class);
    }

    @ParameterizedTest
    @CsvSource({
        "contract.path, contracts.path",
        "contracts.folder, contracts.path",
        "time.precision, time.precision.mode",
        "schemas.enable, "
    })
    void aNameThatItDoesNotReadIsRefusedWithTheNearest(String key, String nearest) {
        Map<String, List<String>> errors = errors(Map.of(key, "x"));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(errors.get(key).get(0)).contains("did you mean " + (nearest == null ? "" : nearest));
    }

    @Test
    void whatConnectAddsIsNotRefusedAndACatalogMustBeThere() {
        assertThat(errors(Map.of("converter.type", "value", "plugin.version", "[1.0,)")))
                .isEmpty();
        assertThat(errors(Map.of("contracts.path", "/no/such"))).containsOnlyKeys("contracts.path");
    }

    private Map<String, List<String>> errors(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "contracts.path", Rows.CATALOG.toAbsolutePath().normalize().toString()));
        settings.putAll(more);
        return values.config().validate(settings).stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    @Test
    void needsToKnowWhereTheContractsAre() {
        assertThatThrownBy(() -> new ContractAvroConverter().configure(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("contracts.path");
        assertThatThrownBy(() -> new ContractAvroConverter().configure(Map.of("contracts.path", "/no/such"), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/no/such");
        assertThatThrownBy(() -> new ContractAvroConverter().toConnectData(TOPIC, version("2.1.0"), datum()))
                .isInstanceOf(IllegalStateException.class);
    }
}

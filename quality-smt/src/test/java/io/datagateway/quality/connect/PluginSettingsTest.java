// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.quality.smt.RouteByVerdict;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class PluginSettingsTest {

    private static final ConfigDef KNOWN = new RouteByVerdict<>().config();

    @Test
    void whatATransformDoesNotReadIsTold() {
        assertThat(PluginSettings.unknownIn(Map.of("connector.name", "a", "connector.nme", "b", "x", 1), KNOWN))
                .extracting(SettingIssue::key)
                .containsExactly("connector.nme", "x");
    }

    @Test
    void aReporterOfOthersMayReadAnyName() {
        assertThat(PluginSettings.unknownIn(Map.of("metric.reporters", "com.example.Reporter", "x", "y"), KNOWN))
                .isEmpty();
    }

    @Test
    void aStartGoesOnWithThem() {
        var settings = new HashMap<String, Object>(Map.of("connector.nme", "b"));
        settings.put("connector.name", null);

        assertThat(PluginSettings.texts(settings)).containsOnlyKeys("connector.nme");
        try (var transform = new RouteByVerdict<>()) {
            transform.configure(Map.of("connector.nme", "b"));
        }
    }
}

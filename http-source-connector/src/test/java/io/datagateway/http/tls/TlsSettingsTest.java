// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.HttpSourceConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsSettingsTest {

    private final TlsSettings presets = new TlsSettings(Map.of());

    @Test
    void aSessionCanBeResumedForAQuarterOfAnHourAndFilesAreSeenWithinTenSeconds() {
        assertThat(presets.sessionLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(presets.reloadInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(presets.requiresCertificate()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.session.lifetime.ms",
                "ssl.reload.interval.ms",
                "ssl.client.auth",
                "ssl.enabled.protocols",
                "ssl.cipher.suites",
                "ssl.crl.location",
                "ssl.denylist.location",
                "ssl.principal.source",
                "ssl.principal.topics.location"
            })
    void defaultsAreThoseOfTheConnector(String setting) {
        assertThat(presets.values().get(setting))
                .isEqualTo(HttpSourceConfig.CONFIG_DEF.defaultValues().get("listener." + setting));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.connection.ConnectionLimits;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class ListenerSettingsTest {

    @Test
    void secretsAreNotShown() {
        assertThat(settings(Map.of("ssl.keystore.key", "plain secret", "ssl.key.password", new Password("secret"))))
                .hasToString("https://0.0.0.0:8443 (idle timeout PT30S, [ssl.key.password, ssl.keystore.key])");
    }

    @Test
    void settingsThatSayTheSameAreEqual() {
        var withNull = new HashMap<String, Object>(Map.of("ssl.key.password", new Password("a")));
        withNull.put("ssl.provider", null);

        assertThat(settings(withNull)).isEqualTo(settings(Map.of("ssl.key.password", new Password("a"))));
        assertThat(settings(withNull)).isNotEqualTo(settings(Map.of("ssl.key.password", new Password("b"))));
    }

    private static ListenerSettings settings(Map<String, ?> ssl) {
        return new ListenerSettings("0.0.0.0", 8443, ssl, ConnectionLimits.DEFAULT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxyTest {

    private static final URI SOURCE = URI.create("https://files.example.org/orders.tar");

    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://127.0.0.1:3128, 3128",
        "HTTPS_PROXY, 127.0.0.1:3128, 3128",
        "https_proxy, http://127.0.0.1, 1080"
    })
    void theProxyOfTheEnvironmentIsUsed(String variable, String value, int port) {
        assertThat(select(Map.of(variable, value)))
                .containsExactly(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port)));
    }

    @Test
    void withoutOneNoneIsUsed() {
        assertThat(select(Map.of())).containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @CsvSource({"*, true", "'a, example.org', true", ".example.org, true", "files.example.org, true", "ple.org, false"})
    void aHostMayBeExcepted(String exceptions, boolean excepted) {
        var variables = Map.of("https_proxy", "http://127.0.0.1:3128", "no_proxy", exceptions);

        assertThat(select(variables).contains(Proxy.NO_PROXY)).isEqualTo(excepted);
    }

    private static List<Proxy> select(Map<String, String> variables) {
        return new EnvironmentProxy(variables).select(SOURCE);
    }
}

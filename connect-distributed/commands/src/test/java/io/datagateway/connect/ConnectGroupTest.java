// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectGroupTest {

    @Test
    void theWorkersKeepTheirOrder() {
        ConnectGroup group = ConnectGroup.parse("https://b/connect/, http://a:1");

        assertThat(group.workers()).containsExactly("https://b/connect", "http://a:1");
        assertThat(group.name()).isEqualTo("https://b/connect");
        assertThat(group.isHttps()).isFalse();
        assertThat(group).hasToString("https://b/connect,http://a:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:8083", "http://", "http://a{b:8083", "http://a,,http://b"})
    void whatIsNotTheUrlOfAWorkerIsRefused(String urls) {
        assertThatThrownBy(() -> ConnectGroup.parse(urls)).hasMessageContaining(" is not the URL of a Connect worker");
    }

    @Test
    void aPasswordInAnUrlIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> ConnectGroup.parse("http://anna:sesame@a:8083"))
                .hasMessageContaining("no password")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void aGroupHasAWorker() {
        assertThatThrownBy(() -> new ConnectGroup(List.of())).hasMessageContaining("at least one");
    }
}

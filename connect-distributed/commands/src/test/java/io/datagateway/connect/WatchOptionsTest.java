// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchOptionsTest {

    @Test
    void aWorkerIsEnough() {
        assertThat(WatchOptions.parse("http://connect1:8083"))
                .isEqualTo(new WatchOptions(List.of("http://connect1:8083"), Duration.ofSeconds(5), false));
    }

    @Test
    void theOrderOfTheWorkersIsKeptWhereverTheOptionsStand() {
        assertThat(WatchOptions.parse("https://b/connect", "--interval", "3600", "http://a:1", "--once"))
                .isEqualTo(
                        new WatchOptions(List.of("https://b/connect", "http://a:1"), Duration.ofSeconds(3600), true));
    }

    @ParameterizedTest
    @CsvSource({
        "--once, takes the URL of a Connect worker",
        "--what http://a, unknown option --what",
        "http://a --interval, --interval takes seconds",
        "http://a --interval 0, --interval takes seconds",
        "http://a --interval 3601, --interval takes seconds",
        "http://a --interval 5s, --interval takes seconds",
        "a:8083, a:8083 is not the URL",
        "http://, http:// is not the URL",
        "http://a{b:8083, http://a{b:8083 is not the URL"
    })
    void anythingElseIsRefusedWithTheReason(String arguments, String reason) {
        assertThatThrownBy(() -> WatchOptions.parse(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("restart-failed --help");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientQuota;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitKeysTest {

    private final TestWorker worker = new TestWorker();

    @Test
    void withoutSettingsTheLimitsAreThoseOfTheDocumentation() {
        var config = config();

        assertThat(config.listener().limits()).isEqualTo(ConnectionLimits.DEFAULT);
        assertThat(config.requests().clientQuota()).isEqualTo(ClientQuota.NONE);
    }

    @Test
    void everyLimitOfConnectionsIsASettingOfItsOwn() {
        var config = config(
                "listener.handshake.timeout.ms", "1",
                "listener.header.timeout.ms", "2",
                "listener.answer.timeout.ms", "3",
                "listener.connection.max.age.ms", "4",
                "listener.connections.max", "5",
                "listener.connections.per.client.max", "6",
                "listener.accept.rate.max", "7",
                "listener.http2.streams.max", "8",
                "listener.http2.frames.rate.max", "9",
                "listener.http2.window.bytes", "65536");

        assertThat(config.listener().limits())
                .isEqualTo(new ConnectionLimits(
                        new ConnectionLimits.Timeouts(
                                Duration.ofMillis(1),
                                Duration.ofMillis(2),
                                Duration.ofMillis(3),
                                Duration.ofSeconds(30),
                                Duration.ofMillis(4)),
                        new ConnectionLimits.Counts(5, 6, 7),
                        new ConnectionLimits.Http2(8, 9, 65_536)));
    }

    @Test
    void memoryIsAQuarterOfTheHeapUnlessItIsStatedAndAClientGetsItsPart() {
        long quarter = Runtime.getRuntime().maxMemory() / 4;
        long largest = 10 * 1024 * 1024;

        assertThat(config().memory().all()).isEqualTo(quarter);
        assertThat(config("listener.memory.max.bytes", "100000000").memory())
                .isEqualTo(new ByteBudget.Bounds(100_000_000, 50_000_000));
        assertThat(config("listener.memory.max.bytes", "100000000", "client.memory.max.percent", "20")
                        .memory())
                .isEqualTo(new ByteBudget.Bounds(100_000_000, 20_000_000));
        assertThat(config("listener.memory.max.bytes", "12000000").memory())
                .isEqualTo(new ByteBudget.Bounds(12_000_000, largest));
    }

    private HttpSourceConfig config(String... changes) {
        return new HttpSourceConfig(worker.settings(changes));
    }
}

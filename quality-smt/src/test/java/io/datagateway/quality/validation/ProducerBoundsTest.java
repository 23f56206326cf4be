// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.settings.SettingIssue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerBoundsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max.request.size=40000000 | max.request.size | at most buffer.memory, which is 33554432",
                "buffer.memory=1000000 | buffer.memory | max.request.size is 1048576",
                "batch.size=2000 buffer.memory=1999 max.request.size=1 | batch.size | at most buffer.memory",
                "delivery.timeout.ms=15000 | delivery.timeout.ms | which are 30005",
                "delivery.timeout.ms=15000 request.timeout.ms=5000 linger.ms=10001 | delivery.timeout.ms | are 15001",
                "delivery.timeout.ms=61000 | delivery.timeout.ms | at most transaction.timeout.ms, which is 60000",
                "delivery.timeout.ms=30005 transaction.timeout.ms=20000 | delivery.timeout.ms | is 20000",
                "max.block.ms=soon | max.block.ms | whole number",
                "max.request.size=-1 | max.request.size | whole number"
            })
    void limitsThatDoNotFitTogetherAreRefused(String settings, String key, String reason) {
        assertThat(issues(settings))
                .singleElement()
                .satisfies(issue -> assertThat(issue.key()).isEqualTo("producer.override." + key))
                .satisfies(issue -> assertThat(issue.message()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "transaction.timeout.ms=15000",
        "max.request.size=33554432",
        "delivery.timeout.ms=15000 request.timeout.ms=5000 linger.ms=5 transaction.timeout.ms=20000 max.block.ms=15000"
    })
    void limitsThatFitTogetherAreAccepted(String settings) {
        assertThat(issues(settings)).isEmpty();
    }

    @Test
    void timesAreBoundedOnlyIfBothAre() {
        assertThat(bounds("max.block.ms=1").areTimesBounded()).isFalse();
        assertThat(bounds("delivery.timeout.ms=1").areTimesBounded()).isFalse();
        assertThat(bounds("max.block.ms=1 delivery.timeout.ms=1").areTimesBounded())
                .isTrue();
    }

    @Test
    void theLargestRequestIsWhatTheProducerIsToldOrKafkasOwn() {
        assertThat(bounds("").maxRequestSize()).isEqualTo(1_048_576);
        assertThat(bounds("max.request.size=2097152").maxRequestSize()).isEqualTo(2_097_152);
    }

    private static List<SettingIssue> issues(String settings) {
        Map<String, String> all = ValidationSettings.good();
        all.putAll(overrides(settings));
        return ConnectorConfigCheck.issues(all);
    }

    private static ProducerBounds bounds(String settings) {
        return new ProducerBounds(overrides(settings));
    }

    private static Map<String, String> overrides(String settings) {
        Map<String, String> overrides = new HashMap<>();
        for (String setting : settings.split(" ")) {
            String[] parts = setting.split("=");
            if (parts.length == 2) {
                overrides.put("producer.override." + parts[0], parts[1]);
            }
        }
        return overrides;
    }
}

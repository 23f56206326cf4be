// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import static io.datagateway.http.status.StatusRecords.json;
import static io.datagateway.http.status.StatusRecords.numbers;
import static io.datagateway.http.status.StatusRecords.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTableTest {

    private static final TopicPartition P0 = new TopicPartition("sales.orders.raw", 0);

    private long nowNanos;
    private final StatusTable table = new StatusTable(Set.of("sales.orders.raw"), () -> nowNanos);

    @Test
    void theLastRecordOfAKeyCountsWhateverItsAge() {
        table.put(record(0, "k", json("validation", 0, numbers(5, 5))), Duration.ZERO);
        table.put(record(1, "k", json("validation", 0, numbers(3, 5))), Duration.ofMinutes(1));

        assertThat(position()).isEqualTo(3);
    }

    @Test
    void ofTwoConnectorsTheOneThatHasWrittenLastCounts() {
        table.put(record(0, "new", json("new", 0, numbers(7, 7))), Duration.ofSeconds(1));
        table.put(record(1, "old", json("old", 0, numbers(5, 5))), Duration.ofMinutes(1));

        assertThat(position()).isEqualTo(7);
    }

    @Test
    void aTombstoneRemovesAStatus() {
        table.put(record(0, "k", json("validation", 0, numbers(5, 5))), Duration.ZERO);
        table.put(record(1, "k", null), Duration.ZERO);

        assertThat(table.byPartition()).isEmpty();
    }

    @Test
    void aStatusGrowsOldByTheClockOfThisWorker() {
        table.put(record(0, "k", json("validation", 0, numbers(5, 5))), Duration.ofSeconds(20));
        assertThat(table.byPartition().get(P0).isStale()).isFalse();

        nowNanos += Duration.ofSeconds(11).toNanos();

        assertThat(table.byPartition().get(P0).age()).isEqualTo(Duration.ofSeconds(31));
        assertThat(table.byPartition().get(P0).isStale()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{\"format\":2,\"topic\":\"sales.orders.raw\",\"partition\":0,\"repeatMs\":1000}",
                "{\"format\":1,\"topic\":\"other.raw\",\"partition\":0,\"repeatMs\":1000}",
                "{\"format\":1,\"topic\":7,\"partition\":0,\"repeatMs\":1000}",
                "{\"format\":1,\"topic\":\"sales.orders.raw\",\"partition\":\"0\",\"repeatMs\":1000}",
                "{\"format\":1,\"topic\":\"sales.orders.raw\",\"partition\":0}",
                "{\"format\":1,\"topic\":\"sales.orders.raw\",\"partition\":0,\"repeatMs\":99999999}"
            })
    void whatIsNoStatusOfATopicWithAContractIsLeftOut(String value) {
        table.put(record(0, "k", value), Duration.ZERO);

        assertThat(table.byPartition()).isEmpty();
    }

    @Test
    void aRecordThatIsTooLongIsLeftOut() {
        String padding = "\"pad\":\"" + "x".repeat(StatusTable.MAX_BYTES) + "\"";
        table.put(record(0, "k", json("validation", 0, padding)), Duration.ZERO);

        assertThat(table.byPartition()).isEmpty();
    }

    @Test
    void thereIsABoundOnTheNumberOfPartitionsAndThoseThatAreThereGoOn() {
        for (int i = 0; i <= StatusTable.MAX_RECORDS; i++) {
            table.put(record(i, "k" + i, json("validation", i, numbers(1, 1))), Duration.ZERO);
        }
        table.put(record(0, "k0", json("validation", 0, numbers(9, 9))), Duration.ZERO);

        assertThat(table.byPartition()).hasSize(StatusTable.MAX_RECORDS);
        assertThat(position()).isEqualTo(9);
    }

    private Long position() {
        return table.byPartition().get(P0).status().number("position");
    }
}

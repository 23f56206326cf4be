// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.quality.validation.position.PartitionOffsets.Range;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossPolicyTest {

    private static final TopicPartition P3 = new TopicPartition("sales.orders.raw", 3);
    private static final Range RANGE = new Range(40, 100, 100, 100);
    private static final RecordLoss DELETED = RecordLoss.deleted(P3, 10, RANGE);
    private static final RecordLoss TRUNCATED = RecordLoss.truncated(P3, 150, RANGE, 100);
    private static final RecordLoss ANEW =
            RecordLoss.otherTopic(P3, new SourcePosition(41, Uuid.randomUuid().toString()), 0);

    @Test
    void byItselfNoLossIsAccepted() {
        assertThat(LossPolicy.parse("hold").goOn(DELETED)).isEmpty();
    }

    @Test
    void everyLossCanBeAccepted() {
        LossPolicy policy = LossPolicy.parse(" earliest ");

        assertThat(policy.goOn(DELETED)).hasValue(40);
        assertThat(policy.goOn(TRUNCATED)).hasValue(100);
        assertThat(policy.goOn(ANEW)).hasValue(0);
    }

    @Test
    void aLossIsAcceptedByTheNameThatItsDetailTells() {
        for (RecordLoss loss : new RecordLoss[] {DELETED, TRUNCATED, ANEW}) {
            LossPolicy policy = LossPolicy.parse("hr.people.raw/0/7, " + loss.name());

            assertThat(loss.detail()).contains("records.lost=" + loss.name());
            assertThat(policy.goOn(loss)).hasValue(loss.goOn());
        }
        assertThat(LossPolicy.parse(ANEW.name()).goOn(DELETED)).isEmpty();
        assertThat(LossPolicy.parse("sales.orders.raw/2/10").goOn(DELETED)).isEmpty();
    }

    @Test
    void whereOthersTookTheOffsetsOfLostRecordsTheNameTellsWhereToGoOn() {
        assertThat(TRUNCATED.name()).isEqualTo("sales.orders.raw/3/150/100");
        assertThat(LossPolicy.parse(TRUNCATED.name()).goOn(P3, 150)).hasValue(100);
        assertThat(LossPolicy.parse(TRUNCATED.name()).goOn(P3, 151)).isEmpty();
        assertThat(LossPolicy.parse(DELETED.name()).goOn(P3, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all",
                "hold,earliest",
                "a.raw",
                "a.raw/0",
                "a/0/1",
                "a.raw/-1/1",
                "a.raw/0/1/2/3",
                "a.raw/0/1,"
            })
    void whatIsNoNameIsRefused(String setting) {
        assertThatThrownBy(() -> LossPolicy.parse(setting)).isInstanceOf(IllegalArgumentException.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.position.PartitionOffsets.Range;
import io.datagateway.quality.validation.position.PartitionStart.Answer;
import io.datagateway.quality.validation.position.PartitionStart.Known;
import io.datagateway.quality.validation.position.PartitionStart.Request;
import io.datagateway.quality.validation.topics.RawPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class StartDecisionTest {

    private static final RawPartition RAW = new RawPartition(new TopicFamily("sales.orders"), Uuid.randomUuid(), 0, 0);
    private static final Range EMPTIED = new Range(101, 101, 101, 101);

    private final StartDecision decision = new StartDecision(new DedupWindow(0, 1), LossPolicy.parse("hold"));

    @Test
    void oneRecordThatIsGoneBeforeARunningTaskHasCopiedItIsALoss() {
        Answer answer = decision.of(new Request(RAW, known(100)), known(100), EMPTIED);

        assertThat(answer.loss()).isNotNull();
    }

    @Test
    void oneOffsetThatIsGoneBehindTheStoredPositionIsAcceptedAsItIsMostlyAMarkerAndCountedAsItMayBeARecord() {
        Answer answer = decision.of(new Request(RAW, null), known(100), EMPTIED);

        assertThat(answer.start().copyFrom()).isEqualTo(101);
        assertThat(answer.start().isAnew()).isFalse();
        assertThat(answer.start().accepted().offsets()).isEqualTo(1);
    }

    @Test
    void twoOffsetsThatAreGoneBehindTheStoredPositionAreALoss() {
        Answer answer = decision.of(new Request(RAW, null), known(99), EMPTIED);

        assertThat(answer.loss()).isNotNull();
    }

    private static Known known(long next) {
        return Known.stored(SourcePosition.before(next, RAW));
    }
}

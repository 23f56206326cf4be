// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetLimitsTest {

    private final Object one = new Object();
    private final Object other = new Object();

    @AfterEach
    void forget() {
        TargetLimits.remove(one);
        TargetLimits.remove(other);
    }

    @Test
    void nothingIsTooLargeForATopicThatNobodyKnows() {
        assertThat(TargetLimits.maxRecordBytes("limits.prod")).isEqualTo(TargetLimits.UNKNOWN);
    }

    @Test
    void theLowestLimitCountsUntilWhoeverKnowsItIsGone() {
        TargetLimits.set(one, Map.of("limits.prod", 900, "limits.dlq", 1_000));
        TargetLimits.set(other, Map.of("limits.prod", 800));
        assertThat(TargetLimits.maxRecordBytes("limits.prod")).isEqualTo(800);
        assertThat(TargetLimits.maxRecordBytes("limits.dlq")).isEqualTo(1_000);

        TargetLimits.remove(other);

        assertThat(TargetLimits.maxRecordBytes("limits.prod")).isEqualTo(900);
    }

    @Test
    void theProducersLimitCountsAsWellAsTheTopics() {
        assertThat(TargetLimits.of(2_000_000, 1_048_576)).isEqualTo(1_048_576);
        assertThat(TargetLimits.of(1_000_000, 1_048_576)).isEqualTo(998_936);
        assertThat(TargetLimits.of(10, 1_048_576)).isZero();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.hold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldPartitionsTest {

    private static final TopicPartition P0 = new TopicPartition("sales.orders.raw", 0);
    private static final TopicPartition P1 = new TopicPartition("sales.orders.raw", 1);
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = START;
    private final HeldPartitions held = new HeldPartitions(() -> now);

    @BeforeEach
    void catchLog() {
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void giveLogBack() {
        System.setErr(realErr);
    }

    @Test
    void aPartitionIsHeldUntilNoReasonIsLeftAndTheOldestIsShown() {
        holdFor(Duration.ofSeconds(5));
        held.hold(P0, HoldReason.TARGET_NOT_READY, "create it");

        assertThat(held.of(P0)).contains(new Hold(HoldReason.RECORDS_LOST, "mend it", START));
        held.release(P0, HoldReason.RECORDS_LOST);
        assertThat(held.of(P0)).contains(new Hold(HoldReason.TARGET_NOT_READY, "create it", START.plusSeconds(5)));
        held.release(P0, HoldReason.TARGET_NOT_READY);
        assertThat(held.of(P0)).isEmpty();
        assertThat(held.partitions()).isEmpty();
    }

    @Test
    void aReasonGivenAgainKeepsItsBeginning() {
        holdFor(Duration.ofSeconds(5));
        held.hold(P0, HoldReason.RECORDS_LOST, "mend it so");

        assertThat(held.of(P0)).contains(new Hold(HoldReason.RECORDS_LOST, "mend it so", START));
        assertThat(warnings()).isEqualTo(1);
    }

    @Test
    void onlyWhatBeginsOrEndsIsAChange() {
        held.release(P0, HoldReason.RECORDS_LOST);
        assertThat(held.changes()).isZero();

        held.hold(P0, HoldReason.RECORDS_LOST, "mend it");
        held.hold(P0, HoldReason.RECORDS_LOST, "mend it");
        assertThat(held.changes()).isEqualTo(1);
        assertThat(held.isHeld(P0, HoldReason.RECORDS_LOST)).isTrue();
        assertThat(held.isHeld(P1, HoldReason.RECORDS_LOST)).isFalse();

        held.forget(P1);
        held.forget(P0);
        assertThat(held.changes()).isEqualTo(2);
        assertThat(held.of(P0)).isEmpty();
    }

    @Test
    void theLogTellsTheBeginningAndRemindsEveryFiveMinutes() {
        held.hold(P0, HoldReason.RECORDS_LOST, "mend it");
        assertThat(warnings()).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("sales.orders.raw-0", "records-lost", "mend it");

        pass(Duration.ofMinutes(4));
        held.hold(P1, HoldReason.TARGET_NOT_READY, "create it");
        held.remind();
        assertThat(warnings()).isEqualTo(2);

        pass(Duration.ofMinutes(1));
        held.remind();
        held.remind();
        assertThat(warnings()).isEqualTo(3);
        assertThat(err.toString(UTF_8)).contains("still held (records-lost) after 300 s: mend it");

        pass(Duration.ofMinutes(5));
        held.remind();
        assertThat(warnings()).isEqualTo(5);
    }

    private void holdFor(Duration time) {
        held.hold(P0, HoldReason.RECORDS_LOST, "mend it");
        pass(time);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private long warnings() {
        return err.toString(UTF_8).lines().count();
    }
}

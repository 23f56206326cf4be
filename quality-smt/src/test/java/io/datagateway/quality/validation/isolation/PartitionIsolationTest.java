// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.HoldReason;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionIsolationTest {

    private static final TopicPartition A0 = FakeCopies.at(0, 0);
    private static final TopicPartition A1 = FakeCopies.at(0, 1);
    private static final TopicPartition B0 = FakeCopies.at(1, 0);
    private static final TopicPartition B1 = FakeCopies.at(1, 1);

    private final HeldPartitions held = new HeldPartitions(Clock.systemUTC());
    private final IsolationMemory memory = new IsolationMemory(() -> this.nowNanos);
    private long nowNanos;

    @Test
    void aTaskThatNeverFailedReadsAllItHas() {
        FakeCopies copies = new FakeCopies(true, 2, 2);

        copies.poll(3);

        assertThat(copies.written).containsOnlyKeys(A0, A1, B0, B1).containsValue(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWholeTopicIsHeldAtFirstAndThenOnlyWhatProvesToBeBad(boolean hasTransactions) {
        FakeCopies copies = new FakeCopies(hasTransactions, 2, 2);
        copies.bad.add(A0);
        copies.poll(50);
        assertThat(copies.heldPartitions()).containsExactlyInAnyOrder(A0, A1);
        assertThat(copies.failures).isEqualTo(2);

        copies.pass(Duration.ofSeconds(30));
        copies.poll(50);

        assertThat(copies.failures).isEqualTo(3);
        assertThat(copies.heldPartitions()).containsExactly(A0);
        assertThat(copies.flow(Set.of(A1, B0, B1), 10)).isTrue();
    }

    @Test
    void thePausesGetLongerUpToAQuarterOfAnHour() {
        FakeCopies copies = new FakeCopies(true, 2, 1);
        copies.bad.add(A0);
        copies.poll(50);
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            int failures = copies.failures;
            copies.pass(Duration.ofSeconds(seconds - 1));
            copies.poll(50);
            assertThat(copies.failures).isEqualTo(failures);

            copies.pass(Duration.ofSeconds(1));
            copies.poll(50);
            assertThat(copies.failures).isEqualTo(failures + 1);
        }
    }

    /** Nothing tells then which topic it is, and all of them must go on soon after Kafka is back. */
    @Test
    void noPauseGetsLongerWhileKafkaTakesNothingAtAll() {
        FakeCopies copies = new FakeCopies(true, 3, 1);
        copies.kafkaIsAway = true;
        for (int minute = 0; minute < 60; minute++) {
            copies.poll(10);
            copies.pass(Duration.ofMinutes(1));
        }
        copies.kafkaIsAway = false;

        copies.poll(10);
        copies.pass(Duration.ofSeconds(30));

        assertThat(copies.flow(new HashSet<>(copies.served), 20)).isTrue();
    }

    @Test
    void aTaskThatIsLeftBehindBlockedProvesNothing() {
        FakeCopies copies = new FakeCopies(false, 2, 1);
        copies.bad.add(A0);
        copies.poll(1);
        copies.leaveBehind();
        assertThat(copies.heldPartitions()).isEmpty();
        copies.bad.clear();

        assertThat(copies.flow(Set.of(A0, B0), 20)).isTrue();
        assertThat(copies.failures).isZero();
    }

    @Test
    void whatIsConfirmedAfterTheStopIsNotSuspected() {
        AtomicBoolean isConfirmed = new AtomicBoolean();
        failWith(isConfirmed::get);
        isConfirmed.set(true);

        assertThat(memory.start("task", held).next(Set.of(A0)).kind()).isEqualTo(Turn.Kind.ALL);
    }

    @Test
    void aSuspectThatIsRemovedIsForgotten() {
        FakeCopies copies = new FakeCopies(true, 2, 1);
        copies.bad.add(A0);
        copies.poll(50);
        assertThat(copies.heldPartitions()).containsExactly(A0);

        copies.stopServing(Set.of(A0));
        copies.pass(Duration.ofMinutes(15));

        assertThat(copies.flow(Set.of(B0), 5)).isTrue();
        assertThat(copies.written.get(B0)).isEqualTo(5);
    }

    @Test
    void aSuspectThatIsHeldForAnotherReasonStopsNobody() {
        FakeCopies copies = new FakeCopies(true, 2, 1);
        copies.bad.add(A0);
        copies.poll(1);
        copies.held.hold(A0, HoldReason.TARGET_NOT_READY, "planted");

        assertThat(copies.flow(Set.of(B0), 10)).isTrue();
        assertThat(copies.failures).isEqualTo(1);
    }

    @Test
    void aSuspectWithNothingToWriteIsOneNoMore() {
        failWith(() -> false);
        PartitionIsolation life = memory.start("task", held);
        assertThat(life.next(Set.of(A0, B0)).readable()).containsExactly(B0);
        assertThat(life.next(Set.of(A0, B0)).readable()).containsExactly(A0);

        life.nothingLeft(A0);

        assertThat(life.next(Set.of(A0, B0)).readable()).containsExactlyInAnyOrder(A0, B0);
        assertThat(life.next(Set.of(A0, B0)).kind()).isEqualTo(Turn.Kind.ALL);
    }

    @Test
    void whatWasLongAgoIsForgotten() {
        failWith(() -> false);
        nowNanos += Duration.ofMinutes(61).toNanos();

        assertThat(memory.start("task", held).next(Set.of(A0)).kind()).isEqualTo(Turn.Kind.ALL);
    }

    /** A life of a task that ends after copies of one partition are handed over. */
    private void failWith(BooleanSupplier isConfirmed) {
        PartitionIsolation failed = memory.start("task", held);
        failed.handedOver(A0, isConfirmed);
        memory.stop(failed);
    }
}

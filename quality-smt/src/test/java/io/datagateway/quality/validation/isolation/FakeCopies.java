// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.HoldReason;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;

/**
 * A task that copies endless partitions, some of which cannot be written, and is started again each time it fails. With
 * transactions a batch is written whole or fails the task at once; without, what can be written is confirmed a poll
 * later, and the task fails two polls later.
 */
final class FakeCopies {

    final Set<TopicPartition> served = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    final Set<TopicPartition> bad = new HashSet<>();
    final Map<TopicPartition, Integer> written = new HashMap<>();
    final boolean hasTransactions;
    HeldPartitions held = new HeldPartitions(Clock.systemUTC());
    int failures;
    long nowNanos = 1;
    boolean kafkaIsAway;

    private final IsolationMemory memory = new IsolationMemory(() -> nowNanos);
    private PartitionIsolation life = memory.start("task", held);
    private final List<Sent> sent = new ArrayList<>();
    private int pollsToFailure;

    private record Sent(TopicPartition partition, AtomicBoolean confirmed) {}

    FakeCopies(boolean hasTransactions, int topics, int partitions) {
        this.hasTransactions = hasTransactions;
        for (int topic = 0; topic < topics; topic++) {
            for (int partition = 0; partition < partitions; partition++) {
                served.add(at(topic, partition));
            }
        }
    }

    static TopicPartition at(int topic, int partition) {
        return new TopicPartition("t" + topic + ".raw", partition);
    }

    void poll(int times) {
        for (int i = 0; i < times; i++) {
            poll();
        }
    }

    void pass(Duration time) {
        nowNanos += time.toNanos();
    }

    private void poll() {
        nowNanos += 1_000_000;
        if (!hasTransactions) {
            confirm();
            if (pollsToFailure > 0 && --pollsToFailure == 0) {
                restart();
                return;
            }
        }
        Turn turn = life.next(served);
        for (TopicPartition partition : served) {
            boolean isRead = turn.kind() == Turn.Kind.ALL
                    ? held.of(partition).isEmpty()
                    : turn.readable().contains(partition);
            if (isRead) {
                AtomicBoolean confirmed = new AtomicBoolean();
                life.handedOver(partition, confirmed::get);
                sent.add(new Sent(partition, confirmed));
            }
        }
        boolean fails = sent.stream().anyMatch(this::cannotBeWritten);
        if (hasTransactions && fails) {
            restart();
        } else if (hasTransactions) {
            confirm();
        } else if (fails && pollsToFailure == 0) {
            pollsToFailure = 2;
        }
    }

    private boolean cannotBeWritten(Sent batch) {
        return kafkaIsAway || bad.contains(batch.partition());
    }

    private void confirm() {
        sent.removeIf(batch -> {
            boolean isWritten = !cannotBeWritten(batch);
            if (isWritten) {
                batch.confirmed().set(true);
                written.merge(batch.partition(), 1, Integer::sum);
            }
            return isWritten;
        });
    }

    /** The task fails; Connect stops it, and the watcher starts it again. */
    private void restart() {
        failures++;
        memory.stop(life);
        begin();
    }

    /** Connect starts the task again although the one before is still blocked in its producer. */
    void leaveBehind() {
        begin();
    }

    private void begin() {
        sent.clear();
        pollsToFailure = 0;
        held = new HeldPartitions(Clock.systemUTC());
        life = memory.start("task", held);
    }

    void stopServing(Set<TopicPartition> gone) {
        served.removeAll(gone);
        life.removed(gone, served);
    }

    Set<TopicPartition> heldPartitions() {
        Set<TopicPartition> partitions = new HashSet<>(held.partitions());
        partitions.removeIf(partition -> !held.isHeld(partition, HoldReason.WRITE_FAILED));
        return partitions;
    }

    /** Returns true if something of each of these is written in the next polls. */
    boolean flow(Set<TopicPartition> partitions, int polls) {
        written.clear();
        poll(polls);
        return written.keySet().containsAll(partitions);
    }
}

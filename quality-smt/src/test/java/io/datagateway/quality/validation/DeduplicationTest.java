// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.validation.dedup.DedupMemory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that clients send twice is delivered once, whatever happens to the tasks. */
class DeduplicationTest {

    private static final long HOUR = 3_600_000;

    private final TaskRunner runs = new TaskRunner();

    @Test
    void aRecordThatIsSentAgainIsDeliveredOnceAndTheSecondOneIsCounted() throws Exception {
        runs.send("a/0", "x");
        runs.send("a/1", "y");
        runs.send("a/0", "x");
        runs.start(100);

        runs.poll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/1=y");
        assertThat(runs.duplicates()).isEqualTo(1);
        assertThat(runs.connect.metric("records-read-total")).isEqualTo(3);
    }

    @Test
    void anotherBodyUnderTheSameIdIsDeliveredToo() throws Exception {
        runs.send("a/0", "x");
        runs.send("a/0", "other");
        runs.send("a/0", null);
        runs.start(100);

        runs.poll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/0=other", "a/0=null");
        assertThat(runs.duplicates()).isZero();
    }

    @Test
    void aDeletionThatIsSentAgainIsDeliveredOnce() throws Exception {
        runs.send("a/0", null);
        runs.send("a/0", null);
        runs.start(100);

        runs.poll();

        assertThat(runs.delivered).containsExactly("a/0=null");
    }

    @Test
    void equalRecordsWithoutIdAreAllDelivered() throws Exception {
        runs.send(null, "x");
        runs.send(null, "x");
        runs.start(100);

        runs.poll();

        assertThat(runs.delivered).containsExactly("null=x", "null=x");
    }

    @Test
    void aBatchOfDuplicatesIsNoBatchAndReadingGoesOn() throws Exception {
        runs.send("a/0", "x");
        runs.send("a/0", "x");
        runs.send("a/0", "x");
        runs.send("a/1", "y");
        runs.start(1);
        runs.poll();

        assertThat(runs.task.poll()).isNull();
        assertThat(runs.task.poll()).isNull();
        runs.poll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/1=y");
        assertThat(runs.duplicates()).isEqualTo(2);
    }

    @Test
    void afterARestartWhatWasDeliveredBeforeIsKnown() throws Exception {
        runs.send("a/0", "x");
        runs.send("a/1", "y");
        runs.start(100);
        runs.poll();
        runs.send("a/0", "x");
        runs.send("a/2", "z");

        runs.start(100);
        runs.pollAll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/1=y", "a/2=z");
        assertThat(runs.connect.metric("records-read-total")).isEqualTo(2);
    }

    @Test
    void duplicatesAtTheEndHaveNoPositionAndAreDroppedAgainAfterARestart() throws Exception {
        runs.send("a/0", "x");
        runs.send("a/0", "x");
        runs.send("a/0", "x");
        runs.start(100);
        runs.poll();
        assertThat(runs.position()).isZero();

        runs.start(100);
        runs.pollAll();

        assertThat(runs.delivered).containsExactly("a/0=x");
        assertThat(runs.duplicates()).isEqualTo(2);
        assertThat(runs.raw.given).containsExactly(0L, 1L, 2L);
    }

    @Test
    void whereMemoryIsShortOldRepetitionsAreDeliveredAgainAndNoRecordIsMissed() throws Exception {
        runs.windowBytes = 5_000; // for 64 records, not for 128
        for (int i = 0; i < 100; i++) {
            runs.send("a/" + i, "x");
        }
        runs.send("a/99", "x");
        runs.send("a/0", "x");
        runs.start(10);
        runs.poll();
        runs.poll();
        assertThat(runs.effectiveRecords()).isEqualTo(1_000_000);

        runs.pollAll();

        assertThat(runs.delivered).hasSize(101).endsWith("a/99=x", "a/0=x");
        assertThat(runs.duplicates()).isEqualTo(1);
        assertThat(runs.effectiveRecords()).isEqualTo(64);
    }

    @Test
    void aTaskGivesMemoryToAnotherOneAndAllOfItWhenItStops() throws Exception {
        runs.windowBytes = 12_000; // for 256 records
        for (int i = 0; i < 200; i++) {
            runs.send("a/" + i, "x");
        }
        runs.start(1_000);
        runs.pollAll();
        DedupMemory.Share other = runs.memory.share("web.clicks.raw", 1_000);

        assertThat(other.grow(6_000)).isTrue();
        runs.poll();

        assertThat(runs.effectiveRecords()).isEqualTo(128);
        runs.task.stop();
        assertThat(runs.memory.freeBytes()).isEqualTo(6_000);
    }

    /** Kills come when they like: between two polls, and after a poll whose records were not committed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whereverTasksAreKilledEachRecordIsDeliveredOnce(long seed) throws Exception {
        Set<String> sent = runAndKill(new Random(seed), 60);

        assertThat(runs.delivered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whereverTasksAreKilledWithLittleMemoryNoRecordIsMissed(long seed) throws Exception {
        runs.windowBytes = 5_000; // for 64 records

        Set<String> sent = runAndKill(new Random(seed), 200);

        assertThat(new TreeSet<>(runs.delivered)).isEqualTo(sent);
    }

    private Set<String> runAndKill(Random random, int ids) throws Exception {
        Set<String> sent = new TreeSet<>();
        runs.settings.put("dedup.window.records", "400");
        for (int i = 0; i < 300; i++) {
            String id = "a/" + random.nextInt(ids);
            String value = "v" + random.nextInt(2);
            runs.send(id, value);
            sent.add(id + "=" + value);
        }

        runs.start(7);
        while (runs.raw.given.isEmpty() || runs.raw.given.get(runs.raw.given.size() - 1) < runs.offset - 1) {
            List<SourceRecord> copies = runs.task.poll();
            if (random.nextInt(5) == 0) {
                runs.start(7);
            } else {
                runs.commit(copies);
            }
            // So that there is an end, however often it is killed.
            if (random.nextInt(3) > 0) {
                runs.pollUntilCopies();
            }
        }
        runs.pollAll();
        return sent;
    }

    @Test
    void afterTheWindowARecordIsANewOne() throws Exception {
        runs.sendAt(runs.nowMillis - 25 * HOUR, "a/0", "x");
        runs.sendAt(runs.nowMillis, "a/0", "x");
        runs.start(100);

        runs.poll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/0=x");
    }

    /** It writes a record of next week; the others of the window stay, and its own repetitions are found as well. */
    @Test
    void aClockThatIsAheadEmptiesNoWindow() throws Exception {
        runs.send("a/0", "x");
        runs.sendAt(runs.nowMillis + 200 * HOUR, "b/0", "x");
        runs.send("a/0", "x");
        runs.send("b/0", "x");
        runs.sendAt(runs.nowMillis + 200 * HOUR, "a/0", "x");
        runs.start(100);

        runs.poll();

        assertThat(runs.delivered).containsExactly("a/0=x", "b/0=x");
    }

    @Test
    void aPositionThatIsSetBackDeliversAgainAndEachOnce() throws Exception {
        runs.send("a/0", "x");
        runs.send("a/1", "y");
        runs.send("a/1", "y");
        runs.start(100);
        runs.poll();
        runs.connect.positions.put(TaskRunner.PARTITION, Map.of("offset", 0L));

        runs.start(100);
        runs.pollAll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/1=y", "a/1=y");
    }

    @Test
    void switchedOffEveryRecordIsDeliveredAndNothingIsReadBack() throws Exception {
        runs.settings.put("dedup.window.ms", "0");
        runs.send("a/0", "x");
        runs.start(100);
        runs.poll();
        runs.send("a/0", "x");

        runs.start(100);
        runs.pollAll();

        assertThat(runs.delivered).containsExactly("a/0=x", "a/0=x");
        assertThat(runs.raw.given).containsExactly(1L);
        assertThat(runs.effectiveRecords()).isZero();
        assertThat(runs.memory.freeBytes()).isEqualTo(Long.MAX_VALUE);
    }
}

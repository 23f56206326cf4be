// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicWatcherTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    private final FakeKafka kafka = new FakeKafka();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final TopicWatcher watcher = new TopicWatcher(
            new TopicLookup(kafka, Pattern.compile(".+")),
            () -> events.add("changed"),
            bug -> events.add("bug: " + bug.getMessage()));

    @AfterEach
    void close() {
        watcher.close();
    }

    @Test
    void theFirstLookIsKnownAtOnceAndIsNoChange() {
        kafka.createFamily("sales.orders", 1, 1, 1);

        watcher.start(Duration.ofHours(1));

        assertThat(watcher.known())
                .hasValueSatisfying(topics -> assertThat(topics).hasSize(1));
        assertThat(events).isEmpty();
    }

    @Test
    void aNewTopicANewPartitionAndALostTopicAreEachAChange() throws Exception {
        watcher.start(OFTEN);
        assertThat(watcher.known())
                .hasValueSatisfying(topics -> assertThat(topics).isEmpty());

        kafka.createFamily("sales.orders", 1, 1, 1);
        assertThat(nextEvent()).isEqualTo("changed");
        assertThat(watcher.known().orElseThrow()).hasSize(1);

        kafka.delete("sales.orders.raw");
        assertThat(nextEvent()).isEqualTo("changed");
        assertThat(watcher.known().orElseThrow()).isEmpty();

        kafka.create("sales.orders.raw", 7);
        assertThat(nextEvent()).isEqualTo("changed");
        assertThat(watcher.known().orElseThrow())
                .extracting(RawTopic::partitions)
                .containsExactly(7);
    }

    @Test
    void looksWithoutAChangeAreSilent() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        watcher.start(OFTEN);

        kafka.awaitLooks(5);

        assertThat(events).isEmpty();
    }

    @Test
    void whatIsKnownStaysKnownWhileKafkaIsAway() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        watcher.start(OFTEN);
        kafka.beAway(true);
        kafka.awaitLooks(3);

        assertThat(watcher.known().orElseThrow()).hasSize(1);
        assertThat(events).isEmpty();

        kafka.beAway(false);
        kafka.createFamily("hr.people", 1, 1, 1);
        assertThat(nextEvent()).isEqualTo("changed");
    }

    @Test
    void nothingIsKnownUntilKafkaHasAnsweredOnce() throws Exception {
        kafka.createFamily("sales.orders", 1, 1, 1);
        kafka.beAway(true);
        watcher.start(OFTEN);
        assertThat(watcher.known()).isEmpty();

        kafka.beAway(false);

        assertThat(nextEvent()).isEqualTo("changed");
        assertThat(watcher.known().orElseThrow()).hasSize(1);
    }

    @Test
    void aFaultOfTheProgramEndsTheWatchAndIsTold() throws Exception {
        watcher.start(OFTEN);

        kafka.bug = new IllegalStateException("planted");

        assertThat(nextEvent()).isEqualTo("bug: planted");
    }

    @Test
    void afterCloseNobodyLooksAnyMore() throws Exception {
        watcher.start(OFTEN);
        kafka.awaitLooks(2);
        List<Thread> looking = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("raw-topic-watcher"))
                .toList();

        watcher.close();

        assertThat(looking).isNotEmpty();
        for (Thread thread : looking) {
            thread.join();
        }
    }

    private String nextEvent() throws InterruptedException {
        return events.poll(20, TimeUnit.SECONDS);
    }
}

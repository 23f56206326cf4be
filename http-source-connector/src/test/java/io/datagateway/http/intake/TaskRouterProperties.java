// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static io.datagateway.http.intake.TestBatches.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, in whatever order. */
class TaskRouterProperties {

    private static final int MAX_RECORDS = 20;
    private static final long MAX_BYTES = 100;

    /** One thing that happens; {@code choice} is what it happens to. */
    record Step(Action kind, int choice) {
        enum Action {
            ADMIT,
            POLL,
            CONFIRM,
            CONFIRM_AGAIN,
            DROP,
            RESTART_TASK,
            STOP_TASK,
            CLIENT_GOES,
            TIME_PASSES
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Step.Action.class),
                        Arbitraries.integers().between(0, 1000))
                .as(Step::new)
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 400)
    void everyBatchSettlesExactlyOnceAndOnlyWithProofAsWritten(@ForAll("histories") List<Step> events)
            throws InterruptedException {
        var world = new World();
        for (Step event : events) {
            world.happens(event);
        }

        world.endsAtLast();

        assertThat(world.offered).allSatisfy(sent -> {
            assertThat(sent.settled).hasValue(1);
            boolean isProven = sent.confirmed.stream().distinct().count() == sent.batch.count();
            if (outcome(sent.batch) instanceof Written written) {
                assertThat(isProven).isTrue();
                assertThat(written.positions().stream()
                                .mapToInt(Position::records)
                                .sum())
                        .isEqualTo(sent.batch.count());
            }
            if (outcome(sent.batch) instanceof Unwritten reason && reason.isCertain()) {
                assertThat(sent.wasHanded).isFalse();
            }
        });
    }

    @Property(tries = 400)
    void aQueueNeverExceedsEitherBound(@ForAll("histories") List<Step> events) throws InterruptedException {
        var batches = new TestBatches();
        var queue = new BatchQueue(World.LIMITS, new TopicHolds(System::nanoTime));
        for (Step event : events) {
            switch (event.kind()) {
                case POLL -> queue.drain(event.choice() % MAX_RECORDS + 1, 0, Batch::handOver);
                case TIME_PASSES -> {
                    batches.pass(Duration.ofSeconds(1));
                    queue.expire(batches.nanoTime());
                }
                default -> queue.offer(batches.batch(event.choice() % 12 + 1, event.choice() % 15));
            }
            assertThat(queue.records()).isBetween(0, MAX_RECORDS);
            assertThat(queue.bytes()).isBetween(0L, MAX_BYTES);
        }
    }

    private static final class Sent {
        private final Batch batch;
        private final AtomicInteger settled = new AtomicInteger();
        private final List<Integer> confirmed = new ArrayList<>();
        private boolean wasHanded;

        Sent(Batch batch) {
            this.batch = batch;
            batch.outcome().thenRun(settled::incrementAndGet);
        }
    }

    /** Two tasks behind a listener, a Kafka and clients that do anything. */
    private static final class World {

        private static final QueueLimits LIMITS =
                new QueueLimits(MAX_RECORDS, MAX_BYTES, Duration.ofSeconds(3), Duration.ofNanos(1));

        private final TestBatches batches = new TestBatches();
        private final TaskRouter router = new TaskRouter(batches::nanoTime);
        private final List<TaskQueue> instances = new ArrayList<>();
        private final List<Sent> offered = new ArrayList<>();

        World() throws InterruptedException {
            restart(0);
            restart(1);
        }

        void happens(Step event) throws InterruptedException {
            int choice = event.choice();
            switch (event.kind()) {
                case ADMIT -> admit(choice % 12 + 1);
                case POLL -> poll(instances.get(choice % instances.size()));
                case RESTART_TASK -> restart(choice % 2);
                case STOP_TASK -> router.close(instances.get(choice % instances.size()));
                case TIME_PASSES -> {
                    batches.pass(Duration.ofMillis(choice * 10L));
                    router.sweep();
                }
                default -> {
                    if (!offered.isEmpty()) {
                        toBatch(event.kind(), offered.get(choice % offered.size()));
                    }
                }
            }
        }

        private void toBatch(Step.Action kind, Sent sent) {
            if (kind == Step.Action.CLIENT_GOES) {
                sent.batch.cancel(Unwritten.RETURNED);
            } else if (sent.wasHanded) {
                switch (kind) {
                    case DROP -> sent.batch.lose(0, Unwritten.LOST);
                    case CONFIRM_AGAIN -> confirm(sent, 0);
                    default -> confirm(sent, sent.confirmed.size() % sent.batch.count());
                }
            }
        }

        private static void confirm(Sent sent, int index) {
            sent.confirmed.add(index);
            sent.batch.confirm(index, index % 3, index);
        }

        private void admit(int count) {
            var sent = new Sent(batches.batch(count, 3));
            router.admit(sent.batch);
            offered.add(sent);
        }

        private void restart(int task) throws InterruptedException {
            TaskQueue instance = router.open(new TaskId("gateway", task), LIMITS);
            instances.add(instance);
            poll(instance);
        }

        private void poll(TaskQueue instance) throws InterruptedException {
            List<Batch> handed = instance.drain(MAX_RECORDS, Duration.ZERO);
            offered.stream().filter(sent -> handed.contains(sent.batch)).forEach(sent -> sent.wasHanded = true);
        }

        void endsAtLast() {
            batches.pass(TestBatches.REQUEST_TIMEOUT);
            router.sweep();
            router.sweep();
            assertThat(router.inFlight()).isZero();
        }
    }
}

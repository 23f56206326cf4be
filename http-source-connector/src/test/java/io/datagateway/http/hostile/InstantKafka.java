// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.QueueLimits;
import io.datagateway.http.intake.TaskId;
import io.datagateway.http.intake.TaskQueue;
import io.datagateway.http.intake.TaskRouter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A task and a Kafka that has every record at once. */
final class InstantKafka implements AutoCloseable {

    private static final QueueLimits LIMITS = new QueueLimits(100_000, 64 << 20, Duration.ofMinutes(5), Duration.ZERO);

    private final TaskRouter router;
    private final TaskQueue task;
    private final Thread thread = new Thread(this::loop, "instant-kafka");
    private final CountDownLatch alive = new CountDownLatch(1);
    private final List<byte[]> bodies = new ArrayList<>();
    private volatile boolean stopping;

    InstantKafka(TaskRouter router) {
        this.router = router;
        this.task = router.open(new TaskId("gateway", 0), LIMITS);
        thread.setDaemon(true);
        thread.start();
        try {
            alive.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bodies written since the last call. */
    List<byte[]> take() {
        synchronized (bodies) {
            var taken = List.copyOf(bodies);
            bodies.clear();
            return taken;
        }
    }

    private void loop() {
        try {
            while (!stopping) {
                List<Batch> drained = task.drain(1_000, Duration.ofMillis(20));
                alive.countDown();
                drained.forEach(this::write);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Batch batch) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < batch.count(); i++) {
            body.writeBytes(batch.datums().value(i));
        }
        synchronized (bodies) {
            bodies.add(body.toByteArray());
        }
        for (int i = 0; i < batch.count(); i++) {
            batch.confirm(i, 0, i);
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        router.close();
    }
}

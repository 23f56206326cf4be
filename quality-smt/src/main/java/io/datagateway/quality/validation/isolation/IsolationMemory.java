// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import io.datagateway.quality.validation.hold.HeldPartitions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The last life of each task of this worker. A restarted task has no other way to learn what the one before it was
 * doing when it failed. On another worker it begins without memory, and its first failure there gives it one.
 */
public final class IsolationMemory {

    /** The time for which a task that was stopped is remembered: it may have gone to another worker since. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final IsolationMemory OF_WORKER = new IsolationMemory();

    private final LongSupplier nanoTime;
    private final Map<String, PartitionIsolation> lives = new HashMap<>();

    /** A memory without any life in it. */
    public IsolationMemory() {
        this(System::nanoTime);
    }

    IsolationMemory(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The memory of the plugin's class loader, which a worker has one of. */
    public static IsolationMemory ofWorker() {
        return OF_WORKER;
    }

    /**
     * Begins the next life of a task.
     *
     * @param task the name of its connector, and its number
     */
    public synchronized PartitionIsolation start(String task, HeldPartitions held) {
        lives.values().removeIf(life -> life.isForgotten(nanoTime.getAsLong()));
        PartitionIsolation before = lives.get(task);
        PartitionIsolation life = before == null
                ? new PartitionIsolation(held, nanoTime)
                : PartitionIsolation.after(before, held, nanoTime);
        lives.put(task, life);
        return life;
    }

    /** Ends a life. That of a task whose successor was started already teaches nothing more. */
    public synchronized void stop(PartitionIsolation life) {
        life.stop();
    }
}

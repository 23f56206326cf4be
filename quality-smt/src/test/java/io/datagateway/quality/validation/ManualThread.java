// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A thread that does its work at once on the caller's, and what it does at intervals when it is told to. */
final class ManualThread extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Runnable> jobs = new ArrayList<>();
    private boolean isShutdown;

    /** Does all that is done at intervals once, as if time had passed. */
    void tick() {
        List.copyOf(jobs).forEach(Runnable::run);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable job, long initial, long delay, TimeUnit unit) {
        jobs.add(job);
        job.run();
        return null;
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public void shutdown() {
        isShutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }
}

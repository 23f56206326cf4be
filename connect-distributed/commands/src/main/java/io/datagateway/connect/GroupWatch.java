// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Watches several Connect groups, each in a thread of its own, so that a silent group does not hold up another. */
public final class GroupWatch {

    private final List<Watcher> watchers;

    /** @param watchers one for each group */
    public GroupWatch(List<Watcher> watchers) {
        this.watchers = watchers;
    }

    /** Looks once at every group and returns the worst outcome. */
    public Watcher.Outcome once() throws InterruptedException {
        Watcher.Outcome worst = Watcher.Outcome.NOTHING_TO_DO;
        for (Watcher.Outcome outcome : run(watcher -> watcher.look(Duration.ZERO), watchers.size())) {
            worst = outcome.compareTo(worst) > 0 ? outcome : worst;
        }
        return worst;
    }

    /** Looks at every group again and again, until the thread is interrupted. */
    public void forever(Duration interval) throws InterruptedException {
        // None of them ends but with an exception.
        run(watcher -> lookForever(watcher, interval), 1);
    }

    private static Watcher.Outcome lookForever(Watcher watcher, Duration interval) throws InterruptedException {
        long beginNanos = System.nanoTime();
        while (true) {
            watcher.look(Duration.ofNanos(System.nanoTime() - beginNanos));
            Thread.sleep(interval.toMillis());
        }
    }

    private interface Look {
        Watcher.Outcome at(Watcher watcher) throws InterruptedException;
    }

    /** Returns so many outcomes, as soon as they are there. */
    private List<Watcher.Outcome> run(Look look, int outcomes) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(watchers.size());
        try {
            var looks = new ExecutorCompletionService<Watcher.Outcome>(threads);
            for (Watcher watcher : watchers) {
                Callable<Watcher.Outcome> task = () -> look.at(watcher);
                looks.submit(task);
            }
            var found = new ArrayList<Watcher.Outcome>();
            while (found.size() < outcomes) {
                found.add(looks.take().get());
            }
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a watcher ended", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.intake.TaskId;
import io.datagateway.http.intake.TaskQueue;
import io.datagateway.http.intake.TopicHolds;
import java.net.BindException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registry of the listeners of a worker, by address. A port has one owner at a time, while tasks start and stop
 * independently, so the tasks of a worker find their listener here.
 */
final class ListenerRegistry {

    /** The registry of this worker: Connect loads the classes of a plugin once. */
    static final ListenerRegistry WORKER = new ListenerRegistry(Dependencies.real());

    private static final Logger log = LoggerFactory.getLogger(ListenerRegistry.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final Dependencies dependencies;
    private final Map<Address, SharedListener> listeners = new HashMap<>();
    private final Map<TaskId, Long> youngest = new HashMap<>();
    private final TopicHolds holds;

    ListenerRegistry(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.holds = new TopicHolds(dependencies.nanoTime());
    }

    private record Address(String host, int port) {}

    /** A task's use of its listener. */
    final class Lease implements AutoCloseable {

        private final Address address;
        private final SharedListener listener;
        private final TaskQueue queue;

        private Lease(Address address, SharedListener listener, TaskQueue queue) {
            this.address = address;
            this.listener = listener;
            this.queue = queue;
        }

        TaskQueue queue() {
            return queue;
        }

        @Override
        public void close() {
            synchronized (ListenerRegistry.this) {
                if (listeners.get(address) == listener) {
                    listener.close(queue, () -> closeIfIdle(address, listener));
                }
            }
        }
    }

    /**
     * Starts a task at the listener of its address, which is opened if necessary. Waits for a busy port as long as a port
     * may linger: a listener of another version of this plugin is not in this registry, and a task that fails stays failed.
     *
     * @param instance number of the task's instance: a younger instance has a higher number
     * @throws ConnectException with cause and remedy, if the listener cannot serve the task
     */
    Lease open(HttpSourceConfig config, long instance) {
        announce(config.taskId(), instance);
        var address = new Address(config.listener().host(), config.listener().port());
        long deadlineNanos =
                dependencies.nanoTime().getAsLong() + config.linger().toNanos();
        while (true) {
            try {
                return tryOpen(address, config, instance);
            } catch (ConnectException e) {
                if (isOurs(address)
                        || !isPortInUse(e)
                        || dependencies.nanoTime().getAsLong() - deadlineNanos >= 0) {
                    throw e;
                }
                log.info("Port {} is in use; trying again", config.listener().port());
            }
            pause();
        }
    }

    private synchronized void announce(TaskId task, long instance) {
        youngest.merge(task, instance, Math::max);
    }

    /** Refuses an instance that Connect has given up and that is still starting: it must not replace the next one. */
    private void refuseOutdated(TaskId task, long instance) {
        if (youngest.getOrDefault(task, instance) > instance) {
            throw new ConnectException("A newer instance of task " + task + " has been started; this one ends");
        }
    }

    private synchronized Lease tryOpen(Address address, HttpSourceConfig config, long instance) {
        refuseOutdated(config.taskId(), instance);
        SharedListener listener = listeners.get(address);
        if (listener == null) {
            listener = new SharedListener(config, dependencies, holds);
            listeners.put(address, listener);
        } else {
            listener.adopt(config);
        }
        return new Lease(address, listener, listener.open(config));
    }

    private synchronized boolean isOurs(Address address) {
        return listeners.containsKey(address);
    }

    private static boolean isPortInUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while waiting for the port", e);
        }
    }

    private synchronized void closeIfIdle(Address address, SharedListener listener) {
        if (listener.isIdle() && listeners.remove(address, listener)) {
            listener.close();
        }
    }
}

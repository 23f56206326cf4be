// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.http.api.BatchFactory;
import io.datagateway.http.api.BatchHandler;
import io.datagateway.http.api.WhoAmIHandler;
import io.datagateway.http.intake.IdempotencyWindow;
import io.datagateway.http.intake.TaskQueue;
import io.datagateway.http.intake.TaskRouter;
import io.datagateway.http.intake.TopicHolds;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.server.GatewayServer;
import io.datagateway.http.server.Health;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port of this worker, with everything behind it that its tasks share. It outlives them: Connect may start the next
 * instance of a task before the last one has stopped, and a restart is no reason to refuse connections. Guarded by the
 * lock of the {@link ListenerRegistry}.
 */
final class SharedListener {

    private static final Logger log = LoggerFactory.getLogger(SharedListener.class);
    private static final Duration SWEEP = Duration.ofMillis(100);

    private final Dependencies dependencies;
    private final TaskRouter router;
    private final IdempotencyWindow window;
    private final ByteBudget memory;
    private final ListenerParts parts;
    private final ListenerMetrics metrics;
    private final ScheduledExecutorService timer;
    private volatile ActiveConfiguration active;
    private GatewayServer server;
    private @Nullable Future<?> closing;

    /**
     * @param holds of the worker, which outlive the listener
     * @throws ConnectException if contracts, certificates, Kafka client or port cannot be had
     */
    SharedListener(HttpSourceConfig config, Dependencies dependencies, TopicHolds holds) {
        this.dependencies = dependencies;
        this.router = new TaskRouter(dependencies.nanoTime(), holds);
        this.memory = new ByteBudget(config.memory());
        this.parts = new ListenerParts(dependencies.kafka(), memory, router);
        this.active = new ActiveConfiguration(config, catalog(config), parts);
        this.window = new IdempotencyWindow(() -> active.window(), dependencies.nanoTime());
        try {
            this.server = startServer(config);
        } catch (RuntimeException e) {
            active.close();
            throw e;
        }
        this.metrics = new ListenerMetrics(config.listener().port(), () -> active, () -> server);
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread =
                    new Thread(task, "gateway-deadlines-" + config.listener().port());
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                timer.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Settles late batches. A failure must not end the sweeping: without it no deadline is kept. */
    private void sweep() {
        try {
            router.sweep();
        } catch (RuntimeException e) {
            log.error("Settling what has waited too long failed; it goes on", e);
        }
    }

    /**
     * Takes the settings and contracts of a task that starts for the whole listener.
     *
     * @throws ConnectException if they cannot be used, or if another connector uses the port with other settings
     */
    void adopt(HttpSourceConfig config) {
        refuseOtherConnector(config);
        ContractCatalog catalog = catalog(config);
        if (active.isSame(config, catalog)) {
            // The files behind the same settings may be new. Broken ones are no reason to fail a task: the port serves.
            server.refresh();
        } else {
            replace(new ActiveConfiguration(config, catalog, parts));
        }
    }

    /** Adds a task that starts, and returns its queue. */
    TaskQueue open(HttpSourceConfig config) {
        stay();
        return router.open(config.taskId(), config.queueLimits());
    }

    /** Removes a task. After the last one {@code whenIdle} is called, unless another starts within the linger time. */
    void close(TaskQueue task, Runnable whenIdle) {
        router.close(task);
        if (isIdle()) {
            stay();
            long lingerMs = active.config().linger().toMillis();
            closing = timer.schedule(whenIdle, lingerMs, TimeUnit.MILLISECONDS);
            log.info("The last task has left port {}, which closes in {} ms", server.port(), lingerMs);
        }
    }

    private void stay() {
        if (closing != null) {
            closing.cancel(false);
        }
    }

    boolean isIdle() {
        return router.tasks().isEmpty();
    }

    void close() {
        timer.shutdown();
        metrics.close();
        router.close();
        server.close();
        active.close();
    }

    private ContractCatalog catalog(HttpSourceConfig config) {
        return dependencies.contracts().apply(config.contracts());
    }

    private void refuseOtherConnector(HttpSourceConfig config) {
        String owner = active.config().connector();
        if (!isIdle() && !owner.equals(config.connector()) && !active.config().differsOnlyInName(config)) {
            throw new ConnectException("Connector " + config.connector() + " cannot listen on "
                    + config.listener().host() + ":" + config.listener().port() + ": connector " + owner
                    + " listens there with other settings. Give one of them another " + ConfigKeys.LISTENER_PORT
                    + ", or both the same settings.");
        }
    }

    private void replace(ActiveConfiguration next) {
        HttpSourceConfig before = active.config();
        try {
            if (needsRestart(before, next.config())) {
                restart(before, next.config());
            } else {
                server.reload(next.config().listener().ssl());
            }
        } catch (RuntimeException e) {
            next.close();
            throw e;
        }
        active.close();
        active = next;
        memory.resize(next.config().memory());
        log.info("Port {} goes on with new settings or contracts", server.port());
    }

    private void restart(HttpSourceConfig before, HttpSourceConfig after) {
        // Made, and its TLS tried out, before the old one goes.
        GatewayServer next = newServer(after);
        server.close();
        try {
            next.start();
            server = next;
        } catch (RuntimeException e) {
            server = startServer(before);
            throw e;
        }
    }

    /** Returns true if settings have changed that an open port cannot change. */
    private static boolean needsRestart(HttpSourceConfig before, HttpSourceConfig after) {
        return !before.listener().limits().equals(after.listener().limits())
                || !Objects.equals(before.management(), after.management());
    }

    private GatewayServer startServer(HttpSourceConfig config) {
        GatewayServer started = newServer(config);
        started.start();
        return started;
    }

    private GatewayServer newServer(HttpSourceConfig config) {
        var batches = new BatchFactory(dependencies.nanoTime());
        var application = new WhoAmIHandler(
                new BatchHandler(() -> active.policy(), router, window, batches), () -> active.policy());
        return new GatewayServer(config.listener(), config.management(), application, health());
    }

    private Health health() {
        return new Health() {
            @Override
            public boolean isReady() {
                return router.isAlive();
            }

            @Override
            public byte @Nullable [] topics() {
                return active.topicsStatus();
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.http.api.BatchFactory;
import io.datagateway.http.api.BatchHandler;
import io.datagateway.http.intake.IdempotencyWindow;
import io.datagateway.http.intake.Intakes;
import io.datagateway.http.intake.TaskIntake;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.server.GatewayServer;
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

    private final Surroundings surroundings;
    private final Intakes intakes;
    private final IdempotencyWindow window;
    private final ByteBudget memory;
    private final ScheduledExecutorService timer;
    private volatile Edition edition;
    private GatewayServer server;
    private @Nullable Future<?> closing;

    /** @throws ConnectException if contracts, certificates, Kafka client or port cannot be had */
    SharedListener(HttpSourceConfig config, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.intakes = new Intakes(surroundings.nanoTime());
        this.memory = new ByteBudget(config.memory());
        this.edition = new Edition(config, catalog(config), surroundings.kafka(), memory);
        this.window = new IdempotencyWindow(() -> edition.window(), surroundings.nanoTime());
        try {
            this.server = startServer(config);
        } catch (RuntimeException e) {
            edition.close();
            throw e;
        }
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread =
                    new Thread(task, "gateway-deadlines-" + config.listener().port());
            thread.setDaemon(true);
            return thread;
        });
        var unused =
                timer.scheduleWithFixedDelay(this::sweep, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failure must not end the sweeping: without it no deadline is kept. */
    private void sweep() {
        try {
            intakes.sweep();
        } catch (RuntimeException e) {
            log.error("Settling what has waited too long failed; it goes on", e);
        }
    }

    /**
     * Makes the settings and contracts of a task that begins those of the whole listener.
     *
     * @throws ConnectException if they cannot be used, or if another connector is here with other settings
     */
    void adopt(HttpSourceConfig config) {
        refuseStranger(config);
        ContractCatalog catalog = catalog(config);
        if (edition.isSame(config, catalog)) {
            // The files behind the same settings may be new. Broken ones are no reason to fail a task: the port serves.
            server.refresh();
        } else {
            replace(new Edition(config, catalog, surroundings.kafka(), memory));
        }
    }

    /** Begins a task here. */
    TaskIntake open(HttpSourceConfig config) {
        stay();
        return intakes.open(config.taskId(), config.intake());
    }

    /** Ends a task. After the last one {@code whenIdle} is called, unless another begins within the linger time. */
    void close(TaskIntake task, Runnable whenIdle) {
        intakes.close(task);
        if (isIdle()) {
            stay();
            long linger = edition.config().linger().toMillis();
            closing = timer.schedule(whenIdle, linger, TimeUnit.MILLISECONDS);
            log.info("The last task has left port {}, which closes in {} ms", server.port(), linger);
        }
    }

    private void stay() {
        if (closing != null) {
            closing.cancel(false);
        }
    }

    boolean isIdle() {
        return intakes.tasks().isEmpty();
    }

    void close() {
        timer.shutdown();
        intakes.close();
        server.close();
        edition.close();
    }

    private ContractCatalog catalog(HttpSourceConfig config) {
        return surroundings.contracts().apply(config.contracts());
    }

    private void refuseStranger(HttpSourceConfig config) {
        String owner = edition.config().connector();
        if (!isIdle() && !owner.equals(config.connector()) && !edition.config().differsOnlyInName(config)) {
            throw new ConnectException("Connector " + config.connector() + " cannot listen on "
                    + config.listener().host() + ":" + config.listener().port() + ": connector " + owner
                    + " listens there with other settings. Give one of them another " + ConfigKeys.LISTENER_PORT
                    + ", or both the same settings.");
        }
    }

    private void replace(Edition next) {
        HttpSourceConfig before = edition.config();
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
        edition.close();
        edition = next;
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

    /** What an open port cannot change. */
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
        var batches = new BatchFactory(surroundings.batchIds(), surroundings.nanoTime());
        var application = new BatchHandler(() -> edition.policy(), intakes, window, batches);
        return new GatewayServer(config.listener(), config.management(), application, intakes::isAlive);
    }
}

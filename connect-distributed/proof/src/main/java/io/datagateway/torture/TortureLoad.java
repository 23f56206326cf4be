// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Cluster;
import io.datagateway.demo.ClientTls;
import io.datagateway.demo.Orders;
import io.datagateway.ledger.ClientLedger;
import io.datagateway.traffic.LoadBalancer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Clients that send at a steady rate, and bursts of more. */
final class TortureLoad {

    /** The time for which a client goes on with its last request, when no fault is active any more. */
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(60);

    private final TortureOptions options;
    private final Orders orders;
    private final Path ledgers;
    private final TortureClient.ClientContext context;
    private final List<Thread> steady = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private int clients;
    private final AtomicInteger unsettled = new AtomicInteger();

    /** The end of the steady clients as {@link System#nanoTime}: in a hundred years, until it is set. */
    private final AtomicLong endNanos = new AtomicLong(System.nanoTime() + TimeUnit.DAYS.toNanos(36_500));

    /** @param ledgers the folder for the clients' ledgers */
    TortureLoad(TortureOptions options, Cluster cluster, Path ledgers) throws IOException, GeneralSecurityException {
        this.options = options;
        this.orders = new Orders(cluster.paths().contracts());
        this.ledgers = ledgers;
        var log = new PrintStream(cluster.paths().logs().resolve("clients.log").toFile(), StandardCharsets.UTF_8);
        var sender = new BatchSender(ClientTls.context(cluster.paths().certs(), Orders.TOPIC), log);
        this.context = new TortureClient.ClientContext(
                sender,
                new LoadBalancer(
                        cluster.topology().gatewayUrls(), cluster.topology().healthUrls()),
                new AnswerCounts(),
                options.repeat);
    }

    AnswerCounts answers() {
        return context.answers();
    }

    /** Starts the steady clients, which together send {@code rate} requests a second. */
    void start() throws IOException {
        Duration pace = Duration.ofNanos(TimeUnit.SECONDS.toNanos(options.clients) / options.rate);
        for (int i = 0; i < options.clients; i++) {
            steady.add(start(pace, endNanos::get));
        }
    }

    /** Sends with more clients, as fast as they can, for so long. */
    void burst(int more, Duration length) throws IOException, InterruptedException {
        long over = System.nanoTime() + length.toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < more; i++) {
            threads.add(start(Duration.ZERO, () -> over));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /**
     * Ends the steady clients when their last requests are settled. Returns the requests that were not settled in time,
     * those of bursts included.
     */
    List<String> end() throws Exception {
        endNanos.set(System.nanoTime());
        for (Thread thread : steady) {
            thread.join();
        }
        context.targets().close();
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return unsettled.get() == 0 ? List.of() : List.of(unsettled.get() + " requests without 201 after all was well");
    }

    /** @param endNanos the time of the client's last request, as {@link System#nanoTime} */
    private Thread start(Duration pace, LongSupplier endNanos) throws IOException {
        int number = clients++;
        var random = new Random(options.run.seed() * 1_000_003 + number);
        var ledger = new ClientLedger(ledgers, number);
        var batches = new PlannedBatches(orders, options.keyPrefix + "-" + number, random);
        var client = new TortureClient(batches, ledger, context, random);
        var thread = new Thread(() -> run(client, ledger, pace, endNanos), "client-" + number);
        thread.start();
        return thread;
    }

    private void run(TortureClient client, ClientLedger ledger, Duration pace, LongSupplier endNanos) {
        try (ledger) {
            long next = System.nanoTime();
            while (System.nanoTime() - endNanos.getAsLong() < 0) {
                if (!client.sendNext(() -> System.nanoTime() - endNanos.getAsLong() > TIME_TO_SETTLE.toNanos())) {
                    unsettled.incrementAndGet();
                }
                next = Math.max(next + pace.toNanos(), System.nanoTime());
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
        } catch (IOException | UncheckedIOException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

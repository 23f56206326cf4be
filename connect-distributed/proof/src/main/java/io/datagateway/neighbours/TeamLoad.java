// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.ClientLedger;
import io.datagateway.traffic.LoadBalancer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The clients of one topic. */
final class TeamLoad {

    /** The time for which a client goes on with its last request. */
    private static final Duration TIME_TO_SETTLE = Duration.ofSeconds(45);

    private static final long NEVER = Long.MAX_VALUE;

    private final TestBed bed;
    private final Team team;
    private final TeamTraffic traffic;
    private final GatewayPoster poster;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicInteger numbers;
    private final AtomicInteger unsettled = new AtomicInteger();
    private volatile long endNanos = NEVER;

    /** The form of the requests and their pace. */
    record Pace(int clients, Duration pause, int backOffMillis, RequestMaker maker) {}

    /** Makes the next request. */
    interface RequestMaker {
        TeamRecords.Request next(TeamRecords records, String key, Random random);
    }

    TeamLoad(TestBed bed, Team team) throws IOException, GeneralSecurityException {
        this.bed = bed;
        this.team = team;
        this.traffic = new TeamTraffic();
        this.poster = new GatewayPoster(team, bed.cluster().paths().certs());
        this.numbers = new AtomicInteger();
    }

    private TeamLoad(TeamLoad of) {
        this.bed = of.bed;
        this.team = of.team;
        this.traffic = of.traffic;
        this.poster = of.poster;
        this.numbers = of.numbers;
    }

    /** Returns a load of the same team that ends by itself and is counted with this one. */
    TeamLoad another() {
        return new TeamLoad(this);
    }

    Team team() {
        return team;
    }

    TeamTraffic traffic() {
        return traffic;
    }

    /** Returns the folder with the ledgers of its clients. */
    Path ledgers() {
        return bed.cluster().paths().root().resolve("ledgers").resolve(team.topic());
    }

    /** Starts a load for each team, of so many requests a second. */
    static List<TeamLoad> start(TestBed bed, List<Team> teams, int clients, int rate)
            throws IOException, GeneralSecurityException {
        var loads = new ArrayList<TeamLoad>();
        for (Team team : teams) {
            var load = new TeamLoad(bed, team);
            load.start(clients, rate);
            loads.add(load);
        }
        return loads;
    }

    /** Starts small requests, so many a second by all clients together. */
    void start(int clients, int rate) throws IOException {
        Duration pause = Duration.ofNanos(TimeUnit.SECONDS.toNanos(clients) / rate);
        start(new Pace(clients, pause, 200, TeamRecords::small));
    }

    /** Starts further clients. */
    void start(Pace pace) throws IOException {
        for (int i = 0; i < pace.clients(); i++) {
            int number = numbers.getAndIncrement();
            var ledger = new ClientLedger(ledgers(), number);
            var thread = new Thread(() -> run(number, ledger, pace), team.topic() + "-" + number);
            threads.add(thread);
            thread.start();
        }
    }

    /** Ends the clients once their last requests are settled. Returns the number of those that were not, in time. */
    int end() throws Exception {
        endNanos = System.nanoTime();
        for (Thread thread : threads) {
            thread.join();
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return unsettled.get();
    }

    private boolean isOver(Duration more) {
        return endNanos != NEVER && System.nanoTime() - endNanos > more.toNanos();
    }

    private void run(int number, ClientLedger ledger, Pace pace) {
        LoadBalancer balancer = bed.balancer();
        var random = new Random(bed.seed() * 1_000_003 + number + team.topic().hashCode());
        try (ledger) {
            var client = new TeamClient(poster, traffic, ledger, () -> balancer.choose(random));
            long next = System.nanoTime()
                    + (long) (random.nextDouble() * pace.pause().toNanos());
            for (long sequence = 0; endNanos == NEVER; sequence++) {
                String key =
                        bed.run() + "-" + Integer.toHexString(team.topic().hashCode()) + "-" + number + "-" + sequence;
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                TeamRecords.Request request = pace.maker().next(bed.records(), key, random);
                if (!client.send(request, pace.backOffMillis(), () -> isOver(TIME_TO_SETTLE))) {
                    unsettled.incrementAndGet();
                }
                next = Math.max(next + pace.pause().toNanos(), System.nanoTime());
            }
        } catch (IOException | UncheckedIOException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

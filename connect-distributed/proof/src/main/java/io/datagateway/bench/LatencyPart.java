// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import java.util.Locale;

/** How long a 201 takes at half of what the gateway can do, against an acknowledgement of Kafka itself at the same rate. */
final class LatencyPart implements Part {

    static final int RECORDS = 100;
    static final int CONNECTIONS = 16;
    private static final int PEAK_RUNS = 4;

    /** Something that is sent at a rate and timed. */
    private interface Sending {
        Latencies run(double perSecond, int seconds) throws Exception;
    }

    /** @param perSecond requests */
    private record Timed(String name, Sending sending, double perSecond) implements Contestant {

        @Override
        public double round(int seconds) throws Exception {
            return sending.run(perSecond, seconds).p99Millis();
        }
    }

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        ground.topics(List.of("limit.produce"));
        double half = peak(ground, orders) / 2;
        String rate = String.format(Locale.ROOT, "at %,.0f x %d records/s", half, RECORDS);
        try (var requests = new TimedRequests(ground, orders, 2 * CONNECTIONS, RECORDS);
                var produce = new TimedProduce(ground, orders, "limit.produce", RECORDS)) {
            List<Figure> figures = ground.duel()
                    .run(
                            "ms (p99)",
                            List.of(
                                    new Timed("plain produce " + rate, produce::run, half),
                                    new Timed("201 " + rate, requests::run, half)));
            rows.add(Row.ratio(Goal.LATENCY, figures.get(1), figures.get(0)));
            return figures;
        }
    }

    /** Requests in a second of clients that do not wait; the best of some runs, as the first ones still compile. */
    private static double peak(Ground ground, Workload orders) throws Exception {
        double peak = 0;
        try (var load =
                new HttpLoad(ground.tls(orders.topic()), ground.gateway(), CONNECTIONS, orders.requests(RECORDS))) {
            for (int i = 0; i < PEAK_RUNS; i++) {
                peak = Math.max(peak, load.run(ground.options().seconds()));
            }
        }
        return peak;
    }
}

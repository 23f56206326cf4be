// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From POST until a consumer sees the record in prod, while gateway and validation share the worker. */
final class EndToEndPart implements Part {

    private static final String CONNECTOR = "validation";
    private static final List<String> PROD = List.of("sales.orders.prod", "sales.orders.dlq");
    private static final int PEAK_RUNS = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** @param perSecond requests */
    private record Timed(String name, TimedRequests requests, ProdReader reader, double perSecond)
            implements Contestant {

        @Override
        public double round(int seconds) throws Exception {
            Latencies latencies = reader.restart();
            long sent = requests.run(perSecond, seconds).count() * LatencyPart.RECORDS;
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (latencies.count() < sent) {
                if (System.nanoTime() > end) {
                    throw new IOException("not everything came to prod in 60 s");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return latencies.p99Millis();
        }
    }

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        try (var validation = new Validation(ground)) {
            ConnectRest rest = validation.rest();
            var settings = new HashMap<>(ground.delivery().connectorSettings());
            settings.putAll(Map.of(
                    "topics.regex",
                    "sales\\.orders\\.raw",
                    "transforms.validate.contracts.path",
                    ground.catalog().toString()));
            ground.deploy(CONNECTOR, CONNECTOR, settings);
            List<Figure> figures = measure(ground, orders, new Progress(validation.admin(), PROD));
            rows.add(new Row(Goal.END_TO_END, figures.get(0).spread()));
            rest.stop(CONNECTOR);
            return figures;
        }
    }

    private static List<Figure> measure(Ground ground, Workload orders, Progress prod) throws Exception {
        double half = peak(ground, orders, prod) / 2;
        String name = String.format(Locale.ROOT, "POST to prod at %,.0f x %d records/s", half, LatencyPart.RECORDS);
        try (var requests = new TimedRequests(ground, orders, 2 * LatencyPart.CONNECTIONS, LatencyPart.RECORDS);
                var reader = new ProdReader(ground, PROD.get(0))) {
            return ground.duel().run("ms (p99)", List.of(new Timed(name, requests, reader, half)));
        }
    }

    /** Requests in a second that come out as fast as they come in, once what was there before is through. */
    private static double peak(Ground ground, Workload orders, Progress prod) throws Exception {
        prod.awaitQuiet();
        double peak = 0;
        try (var load = new HttpLoad(
                ground.tls(orders.topic()),
                ground.gateway(),
                LatencyPart.CONNECTIONS,
                orders.requests(LatencyPart.RECORDS))) {
            for (int i = 0; i < PEAK_RUNS; i++) {
                long begin = System.nanoTime();
                long before = prod.end();
                load.run(ground.options().seconds());
                long quiet = prod.awaitQuiet();
                peak = Math.max(peak, (prod.end() - before) / ((quiet - begin) / 1e9) / LatencyPart.RECORDS);
            }
        }
        return peak;
    }
}

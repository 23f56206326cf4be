// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.testing.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Ten times and more the clients that the worker can serve: it goes on serving as many as before, and sends the others
 * away at once. Clients and worker share the machine here, so what it prints is no more than a lower bound, and what it
 * asserts is generous. With {@code -Doverload.impatient=true} clients do not wait as {@code Retry-After} says.
 */
@Timeout(180)
@EnabledIfSystemProperty(named = "overload", matches = "true", disabledReason = "a measurement, for a quiet machine")
class OverloadIT {

    private static final int RECORDS = Integer.getInteger("overload.records", 200);
    private static final int FEW = Integer.getInteger("overload.few", 8);
    private static final int MANY = Integer.getInteger("overload.many", 200);
    private static final boolean IMPATIENT = Boolean.getBoolean("overload.impatient");
    private static final long SECONDS = Long.getLong("overload.seconds", 5);

    private final TestWorker worker = new TestWorker();
    private final byte[] request = request();

    private record Throughput(int written, int shed, double[] shedMillis) {}

    @Test
    void goodputStaysAndOthersAreSentAwayAtOnce() throws Exception {
        var settings = worker.settings(
                "queue.max.records",
                "400000",
                "request.max.records",
                "100000",
                "listener.memory.max.bytes",
                System.getProperty("overload.memory", "20000000"));
        HttpSourceTask task = worker.start(0, settings);
        worker.awaitTopics(task, worker.producer(ORDERS));
        try (var running = worker.run(task)) {
            drive(FEW); // warm
            Throughput few = drive(FEW);
            Throughput many = drive(MANY);

            System.out.printf(
                    "%d clients: %d/s written; %d clients: %d/s written, %d/s shed, 503 after p50 %.0f ms, p99 %.0f ms%n",
                    FEW,
                    few.written / SECONDS,
                    MANY,
                    many.written / SECONDS,
                    many.shed / SECONDS,
                    percentile(many.shedMillis, 0.5),
                    percentile(many.shedMillis, 0.99));
            assertThat(many.written).isGreaterThan(few.written / 2);
            assertThat(running.records()).isGreaterThanOrEqualTo((few.written + many.written) * RECORDS);
        }
    }

    private Throughput drive(int clients) throws Exception {
        var threads = Executors.newFixedThreadPool(clients);
        var connections = new ArrayList<RawConnection>();
        var isOver = new CountDownLatch(1);
        try {
            for (int i = 0; i < clients; i++) {
                connections.add(worker.producer(ORDERS).connect());
                connections.get(i).tls().startHandshake();
            }
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            List<Future<Throughput>> all = connections.stream()
                    .map(connection -> threads.submit(() -> client(connection, endNanos, isOver)))
                    .toList();
            return sum(all);
        } finally {
            isOver.countDown();
            threads.shutdownNow();
            for (RawConnection connection : connections) {
                connection.close();
            }
        }
    }

    /** Sends one request after the other, also when it was sent away. */
    private Throughput client(RawConnection connection, long endNanos, CountDownLatch isOver)
            throws IOException, InterruptedException {
        int written = 0;
        var shed = new ArrayList<Double>();
        while (System.nanoTime() < endNanos) {
            long beginNanos = System.nanoTime();
            RawConnection.RawAnswer answer = connection.send(request).answer();
            int status = answer.status();
            if (status == 201) {
                written++;
            } else {
                assertThat(status).as(answer.body()).isEqualTo(503);
                shed.add((System.nanoTime() - beginNanos) / 1e6);
                if (!IMPATIENT) {
                    var unused = isOver.await(Integer.parseInt(answer.header("Retry-After")), TimeUnit.SECONDS);
                }
            }
        }
        return new Throughput(
                written,
                shed.size(),
                shed.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Throughput sum(List<Future<Throughput>> all) throws InterruptedException, ExecutionException {
        int written = 0;
        double[] shed = {};
        for (Future<Throughput> one : all) {
            Throughput seen = one.get();
            written += seen.written;
            int before = shed.length;
            shed = Arrays.copyOf(shed, before + seen.shed);
            System.arraycopy(seen.shedMillis, 0, shed, before, seen.shed);
        }
        return new Throughput(written, shed.length, shed);
    }

    private static double percentile(double[] values, double part) {
        Arrays.sort(values);
        return values.length == 0 ? 0 : values[(int) (part * (values.length - 1))];
    }

    private static byte[] request() {
        var ids = new String[RECORDS];
        Arrays.setAll(ids, i -> "order-" + i);
        byte[] body = TestContracts.orders(ids);
        byte[] head = ("POST /api/1.0/sales.orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/avro\r\n"
                        + "version: 2.1.0\r\nbatch: " + RECORDS + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}

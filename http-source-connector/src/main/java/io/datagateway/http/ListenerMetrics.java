// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.server.GatewayServer;
import io.datagateway.http.tls.ValidityEnd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/**
 * The numbers of topics with a trouble, of refusals, and of days until certificates end, in JMX: {@code
 * io.datagateway:type=gateway,port=…}.
 */
final class ListenerMetrics implements AutoCloseable {

    private static final String DOMAIN = "io.datagateway";
    private static final String GROUP = "gateway";

    private final Metrics metrics;

    private static final double MILLIS_OF_DAY = Duration.ofDays(1).toMillis();

    /**
     * @param active supplies the configuration in force now
     * @param server supplies the server that has the port now
     */
    ListenerMetrics(int port, Supplier<ActiveConfiguration> active, Supplier<GatewayServer> server) {
        var config = new MetricConfig().tags(Map.of("port", Integer.toString(port)));
        metrics = new Metrics(config, List.of(new JmxReporter()), Time.SYSTEM, new KafkaMetricsContext(DOMAIN));
        gauge(
                "topics-not-ready",
                "Topics for which the gateway takes no records, or not for all partitions.",
                (any, now) -> active.get().topicsNotReady());
        gauge(
                "topics-not-validated",
                "Raw topics of which no validation has written a status; NaN if that is not known, or not read.",
                (any, now) -> {
                    Integer count = active.get().topicsNotValidated();
                    return count == null ? Double.NaN : count;
                });
        gauge(
                "refused-total",
                "Requests, handshakes and connections refused since the port was opened.",
                (any, now) -> server.get().refusals().refused());
        gauge(
                "refused-without-line-total",
                "Those of them that have no line in the log, as there were too many.",
                (any, now) -> server.get().refusals().notWritten());
        for (ValidityEnd.Kind kind : ValidityEnd.Kind.values()) {
            gauge(
                    kind + "-days-left",
                    "Days until the first of its kind ends that TLS rests on; NaN if there is none.",
                    (any, now) -> daysLeft(server.get().validityEnds(), kind, now));
        }
    }

    private static double daysLeft(List<ValidityEnd> ends, ValidityEnd.Kind kind, long nowMillis) {
        return ends.stream()
                .filter(end -> end.kind() == kind)
                .mapToDouble(end -> (end.at().toEpochMilli() - nowMillis) / MILLIS_OF_DAY)
                .min()
                .orElse(Double.NaN);
    }

    private void gauge(String name, String description, Measurable value) {
        metrics.addMetric(metrics.metricName(name, GROUP, description), value);
    }

    @Override
    public void close() {
        metrics.close();
    }
}

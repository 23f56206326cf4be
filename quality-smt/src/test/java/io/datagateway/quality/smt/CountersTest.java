// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.metrics.RecordingReporter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final Map<String, String> SETTINGS = Map.of(
            "contracts.path",
            Orders.CATALOG.toString(),
            "metric.reporters",
            RecordingReporter.class.getName(),
            RecordingReporter.ID,
            "counters");

    private final SharedCounters shared = new SharedCounters();

    @Test
    void recordsTombstonesAndBrokenRulesAreCountedByTopic() {
        try (ValidateContract<SourceRecord> validate = validate();
                RouteByVerdict<SourceRecord> route = route()) {
            for (Map<String, Object> order : List.of(
                    Orders.good(),
                    Orders.good(),
                    Orders.goodBut("total_amount", 100_001.0),
                    Orders.goodBut("status", "lost"))) {
                route.apply(validate.apply(record(order)));
            }

            route.apply(validate.apply(Orders.record(null, Orders.version("2.1.0"))));

            assertThat(RecordingReporter.values("counters"))
                    .containsOnly(
                            Map.entry("records-passed-total{topic=sales.orders}", 4L),
                            Map.entry("records-rejected-total{topic=sales.orders}", 1L),
                            Map.entry("records-warned-total{topic=sales.orders}", 1L),
                            Map.entry("rule-broken-total{topic=sales.orders, rule=total_amount_unusual}", 1L),
                            Map.entry("rule-broken-total{topic=sales.orders, rule=status_known}", 1L),
                            Map.entry("records-routed-total{topic=sales.orders.prod}", 4L),
                            Map.entry("records-routed-total{topic=sales.orders.dlq}", 1L));
        }
    }

    @Test
    void transformsOfOneWorkerCountTogetherUntilTheLastOneIsClosed() {
        ValidateContract<SourceRecord> first = validate();
        ValidateContract<SourceRecord> second = validate();
        first.apply(record(Orders.good()));
        second.apply(record(Orders.good()));

        first.close();
        first.close();
        assertThat(RecordingReporter.values("counters")).containsEntry("records-passed-total{topic=sales.orders}", 2L);
        second.close();
        assertThat(RecordingReporter.isOpen("counters")).isFalse();

        try (ValidateContract<SourceRecord> third = validate()) {
            third.apply(record(Orders.good()));
            assertThat(RecordingReporter.values("counters"))
                    .containsEntry("records-passed-total{topic=sales.orders}", 1L);
        }
    }

    @Test
    void withoutASettingTheCountersAreInJmx() throws Exception {
        try (var validate = new ValidateContract<SourceRecord>()) {
            validate.configure(Map.of("contracts.path", Orders.CATALOG.toString()));
            validate.apply(record(Orders.good()));

            var name = new ObjectName("io.datagateway:type=transforms,topic=sales.orders");
            assertThat((Long) ManagementFactory.getPlatformMBeanServer().getAttribute(name, "records-passed-total"))
                    .isPositive();
        }
    }

    private static SourceRecord record(Map<String, Object> order) {
        return Orders.record(Orders.datum(order), Orders.version("2.1.0"));
    }

    private ValidateContract<SourceRecord> validate() {
        var validate = new ValidateContract<SourceRecord>(shared);
        validate.configure(SETTINGS);
        return validate;
    }

    private RouteByVerdict<SourceRecord> route() {
        var route = new RouteByVerdict<SourceRecord>(shared);
        route.configure(SETTINGS);
        return route;
    }
}

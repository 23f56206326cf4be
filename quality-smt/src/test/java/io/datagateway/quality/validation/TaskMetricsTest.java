// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.validation.dedup.DedupMemory;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {

    private static final MBeanServer JMX = ManagementFactory.getPlatformMBeanServer();

    private final FakeConnect connect = new FakeConnect();

    @Test
    void eachTaskHasItsOwnNamesInJmxUntilItStops() throws Exception {
        Map<String, String> settings = ValidationSettings.good();
        settings.put("name", "metrics-test");
        settings.put("dedup.window.ms", "0");
        List<RawPartition> share = MockRawTopic.share();
        List<Map<String, String>> tasks =
                new ValidationConfig(settings).taskSettings(List.of(share.subList(0, 1), share.subList(1, 3)));

        ValidationSourceTask first = start(tasks.get(0));
        ValidationSourceTask second = start(tasks.get(1));

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "task=0",
                        "task=0,topic=sales.orders.raw,partition=0",
                        "task=1",
                        "task=1,topic=sales.orders.raw,partition=1",
                        "task=1,topic=sales.orders.raw,partition=2");
        first.stop();
        assertThat(names()).allMatch(name -> name.startsWith("task=1"));
        second.stop();
        assertThat(names()).isEmpty();
    }

    private ValidationSourceTask start(Map<String, String> settings) {
        var kafka = new MockConsumer<byte[], byte[]>("none");
        kafka.updateBeginningOffsets(Map.of(MockRawTopic.P0, 0L, MockRawTopic.P1, 0L, MockRawTopic.P2, 0L));
        var task = new ValidationSourceTask(
                consumerSettings -> kafka, new DedupMemory(Long.MAX_VALUE), ValidationConfig::openMetrics);
        task.initialize(connect.taskContext());
        task.start(settings);
        return task;
    }

    private static Set<String> names() throws Exception {
        String prefix = "type=validation,connector=metrics-test,";
        return JMX.queryNames(new ObjectName("io.datagateway:" + prefix + "*"), null).stream()
                .map(name -> name.getKeyPropertyListString().substring(prefix.length()))
                .collect(Collectors.toSet());
    }
}

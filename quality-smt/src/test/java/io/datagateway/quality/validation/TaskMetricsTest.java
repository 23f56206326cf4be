// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.isolation.IsolationMemory;
import io.datagateway.quality.validation.topics.FakeKafka;
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
    private final FakeKafka brokers = new FakeKafka();
    private final ManualThread background = new ManualThread();

    @Test
    void eachTaskHasItsOwnNamesInJmxUntilItStops() throws Exception {
        Map<String, String> settings = ValidationSettings.good();
        settings.put("name", "metrics-test");
        settings.put("dedup.window.ms", "0");
        brokers.createFamily("sales.orders", 3, 1, 1);
        List<Map<String, String>> tasks = new ValidationConfig(settings).taskSettings(2);

        ValidationSourceTask first = start(tasks.get(0));
        ValidationSourceTask second = start(tasks.get(1));

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "task=0",
                        "task=0,topic=sales.orders.raw,partition=1",
                        "task=1",
                        "task=1,topic=sales.orders.raw,partition=0",
                        "task=1,topic=sales.orders.raw,partition=2");
        brokers.delete("sales.orders.raw");
        background.tick();
        first.poll();
        second.poll();
        assertThat(names()).containsExactlyInAnyOrder("task=0", "task=1");
        first.stop();
        assertThat(names()).allMatch(name -> name.startsWith("task=1"));
        second.stop();
        assertThat(names()).isEmpty();
    }

    private ValidationSourceTask start(Map<String, String> settings) throws InterruptedException {
        var kafka = new MockConsumer<byte[], byte[]>("none");
        kafka.updateBeginningOffsets(Map.of(MockRawTopic.P0, 0L, MockRawTopic.P1, 0L, MockRawTopic.P2, 0L));
        kafka.updateEndOffsets(Map.of(MockRawTopic.P0, 0L, MockRawTopic.P1, 0L, MockRawTopic.P2, 0L));
        brokers.offsetsFrom(kafka);
        var task = new ValidationSourceTask(new TaskEnvironment(
                consumerSettings -> kafka,
                adminSettings -> brokers,
                ValidationConfig::openMetrics,
                name -> background,
                new DedupMemory(Long.MAX_VALUE),
                new IsolationMemory()));
        task.initialize(connect.taskContext());
        task.start(settings);
        task.poll();
        return task;
    }

    private static Set<String> names() throws Exception {
        String prefix = "type=validation,connector=metrics-test,";
        return JMX.queryNames(new ObjectName("io.datagateway:" + prefix + "*"), null).stream()
                .map(name -> name.getKeyPropertyListString().substring(prefix.length()))
                .collect(Collectors.toSet());
    }
}

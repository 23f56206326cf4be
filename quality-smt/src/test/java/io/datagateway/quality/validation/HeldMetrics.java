// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** The metrics of this process that say why partitions are held. */
final class HeldMetrics {

    private HeldMetrics() {}

    /** Waits until the one partition of {@code topic} is held for {@code reason}, or not at all if that is empty. */
    static void await(String topic, String reason) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!reasons(topic).equals(List.of(reason))) {
            assertThat(System.nanoTime())
                    .as("%s is held: %s", topic, reasons(topic))
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static List<Object> reasons(String topic) throws Exception {
        var beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName names = new ObjectName("io.datagateway:type=validation,topic=" + topic + ",*");
        return beans.queryNames(names, null).stream()
                .flatMap(name -> {
                    try {
                        return Stream.of(beans.getAttribute(name, "held-reason"));
                    } catch (JMException e) {
                        return Stream.empty(); // a task has just stopped
                    }
                })
                .toList();
    }
}

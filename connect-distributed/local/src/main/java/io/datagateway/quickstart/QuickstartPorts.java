// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.PortPlan;
import io.datagateway.cluster.Ports;
import io.datagateway.cluster.Topology;
import io.datagateway.cluster.WorkerCounts;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;

/** The ports of a quickstart: chosen by options, but for the one that Kafka's controller needs besides. */
final class QuickstartPorts {

    private QuickstartPorts() {}

    /** Returns one broker and one worker on the chosen ports; fails if one of them is in use. */
    static Topology topology(QuickstartOptions options) throws IOException {
        for (Map.Entry<String, Integer> port : options.ports().entrySet()) {
            if (!Ports.isFree(port.getValue())) {
                throw new IOException("port " + port.getValue()
                        + " is in use; end what uses it, or choose another with " + port.getKey());
            }
        }
        var plan = new PortPlan(
                options.kafkaPort(), controllerPort(options), options.connectPort(), options.gatewayPort());
        return new Topology(1, WorkerCounts.single(1), plan, false);
    }

    /** The first free port after Kafka's; one that the system gives out by itself may be taken before the broker starts. */
    private static int controllerPort(QuickstartOptions options) throws IOException {
        Collection<Integer> others = options.ports().values();
        return IntStream.range(options.kafkaPort() + 1, 65536)
                .filter(port -> !others.contains(port) && Ports.isFree(port))
                .findFirst()
                .orElseThrow(() -> new IOException("no port is free above the one of --kafka-port"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the processes are run.
 *
 * @param broker options of a broker's virtual machine
 * @param worker options of a worker's virtual machine
 * @param workerSettings on top of the shipped {@code worker.properties} with this machine's addresses
 */
public record Launch(List<String> broker, List<String> worker, Map<String, String> workerSettings) {

    private static final List<String> WORKER = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    /** As far as {@code kafka-run-class.sh} has it, for throughput. */
    private static final List<String> AS_KAFKA_DOES =
            List.of("-server", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35");

    private static final List<String> IN_A_HURRY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Starts soon, and never becomes fast: for tests. */
    public static final Launch QUICK = new Launch(with(List.of("-Xmx384m"), IN_A_HURRY), with(WORKER, IN_A_HURRY));

    /** As the README has it for a worker: 20 ms of pause leave so small a heap no time for anything else. */
    private static final List<String> AS_WE_SAY = List.of("-server", "-XX:+UseG1GC");

    /** As in production, with all of the compiler: for measurements. */
    public static final Launch FAST = new Launch(with(List.of("-Xmx1g"), AS_KAFKA_DOES), with(WORKER, AS_WE_SAY));

    public Launch {
        broker = List.copyOf(broker);
        worker = List.copyOf(worker);
        workerSettings = Map.copyOf(workerSettings);
    }

    private Launch(List<String> broker, List<String> worker) {
        this(broker, worker, Map.of());
    }

    /** The same with further options of the workers' virtual machines, which may contradict those before. */
    public Launch workers(List<String> options) {
        return new Launch(broker, with(worker, options), workerSettings);
    }

    /** The same with these settings of the workers. */
    public Launch workerSettings(Map<String, String> settings) {
        return new Launch(broker, worker, settings);
    }

    private static List<String> with(List<String> options, List<String> more) {
        return Stream.concat(options.stream(), more.stream()).toList();
    }
}

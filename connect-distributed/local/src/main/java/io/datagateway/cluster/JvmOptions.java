// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.List;
import java.util.stream.Stream;

/**
 * Options of the virtual machines that the processes run on.
 *
 * @param broker those of a broker
 * @param worker those of a worker
 */
public record JvmOptions(List<String> broker, List<String> worker) {

    private static final List<String> WORKER = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    /** The virtual machine's own choice with 512 MiB each: starts soon enough, and may stay up. */
    public static final JvmOptions DEFAULT = new JvmOptions(WORKER, WORKER);

    /** The options of {@code kafka-run-class.sh} that matter for throughput. */
    private static final List<String> OF_KAFKA_RUN_CLASS =
            List.of("-server", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35");

    private static final List<String> FOR_A_FAST_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Start soon and never become fast: for tests. */
    public static final JvmOptions QUICK =
            new JvmOptions(join(List.of("-Xmx384m"), FOR_A_FAST_START), join(WORKER, FOR_A_FAST_START));

    /** As the README has it for a worker: 20 ms of pause leave so small a heap no time for anything else. */
    private static final List<String> OF_THE_README = List.of("-server", "-XX:+UseG1GC");

    /** As in production, with all of the compiler: for measurements. */
    public static final JvmOptions FAST =
            new JvmOptions(join(List.of("-Xmx1g"), OF_KAFKA_RUN_CLASS), join(WORKER, OF_THE_README));

    public JvmOptions {
        broker = List.copyOf(broker);
        worker = List.copyOf(worker);
    }

    /** Returns the same with further options of the workers, which may contradict those before. */
    public JvmOptions withWorker(List<String> options) {
        return new JvmOptions(broker, join(worker, options));
    }

    private static List<String> join(List<String> options, List<String> more) {
        return Stream.concat(options.stream(), more.stream()).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** The description of the machine that a run measured. */
final class MachineDescription {

    private MachineDescription() {}

    /**
     * @param heap the heap of the worker, in MiB
     * @param begin the processor time at the begin of the run
     */
    static Map<String, String> describe(int heap, ProcessorTime begin) throws IOException {
        var machine = new LinkedHashMap<String, String>();
        machine.put("processor", processor(Path.of("/proc/cpuinfo")));
        machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put("kafka", AppInfoParser.getVersion());
        machine.put(
                "heap",
                "worker " + heap + " MiB, broker 1 GiB, load "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        machine.put(
                "stolen", ProcessorTime.now().since(begin).stolenPercent() + " % of the processors' time, by the host");
        return machine;
    }

    private static String processor(Path file) throws IOException {
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}

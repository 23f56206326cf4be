// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bare consumers of a raw topic, each with a transactional producer that writes what it reads to prod, keys and headers
 * as they are: what Kafka's clients alone can do, in a process with the worker's heap and collector.
 */
final class BareCopy implements Copier, AutoCloseable {

    /** Tasks of the validation, as shipped. */
    static final int TASKS = 2;

    private final BareProcess process;

    /** @param topic the name of both topics without {@code .raw} and {@code .prod} */
    BareCopy(BenchTestBed testBed, String topic) throws IOException {
        Map<String, String> settings = testBed.producerSettings("validation");
        process = new BareProcess(testBed, BareCopy.class, settings, List.of(topic));
    }

    @Override
    public void start(long records) {
        process.ask(Long.toString(records));
    }

    @Override
    public void stop() throws IOException {
        String unused = process.answer();
    }

    @Override
    public void close() {
        process.close();
    }

    /** @param arguments the producers' settings, and the topic */
    public static void main(String[] arguments) throws Exception {
        Properties settings = BareProcess.settings(arguments);
        var tasks = new ArrayList<BareCopyTask>();
        for (int task = 0; task < TASKS; task++) {
            tasks.add(BareCopyTask.connect(settings, arguments[1], task));
        }
        try (var threads = new ClientPool()) {
            BareProcess.answer(records -> {
                var left = new AtomicLong(Long.parseLong(records));
                threads.run(tasks.stream()
                        .<Callable<Long>>map(task -> () -> task.copy(left))
                        .toList());
                return "copied";
            });
        }
    }
}

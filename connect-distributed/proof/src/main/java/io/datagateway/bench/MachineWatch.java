// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.concurrent.Callable;

/** Watches machine and workers in the rounds of one contestant, and not in those of others between them. */
final class MachineWatch {

    private final GcLogs gcLogs;
    private ProcessorTime processors = ProcessorTime.NONE;
    private GcPauses pauses = GcPauses.NONE;
    private long nanos;

    MachineWatch(GcLogs gcLogs) {
        this.gcLogs = gcLogs;
    }

    /** Runs a round. */
    double during(Callable<Double> round) throws Exception {
        var unused = gcLogs.next();
        ProcessorTime before = ProcessorTime.now();
        long begin = System.nanoTime();
        double rate = round.call();
        nanos += System.nanoTime() - begin;
        processors = processors.plus(ProcessorTime.now().since(before));
        pauses = pauses.plus(gcLogs.next());
        return rate;
    }

    MachineLoad load() {
        return new MachineLoad(nanos / 1e9, processors.idlePercent(), processors.stolenPercent(), pauses);
    }
}

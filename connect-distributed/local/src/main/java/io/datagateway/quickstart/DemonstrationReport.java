// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.demo.TopicReader;
import java.io.PrintStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prints each step and the records it led to, and remembers if an outcome was not the expected one. */
final class DemonstrationReport {

    private final PrintStream out;
    private boolean asExpected = true;

    DemonstrationReport(PrintStream out) {
        this.out = out;
    }

    void title(String what) {
        out.println("\n  " + what);
    }

    void line(String what) {
        out.println("    " + what);
    }

    /** Prints the place of a record and the reasons in its headers. */
    void record(ConsumerRecord<byte[], byte[]> record, String what) {
        String reasons =
                TopicReader.header(record, "quality.violations") + TopicReader.header(record, "quality.warnings");
        out.printf("    %-18s partition %d offset %d  %s%n", record.topic(), record.partition(), record.offset(), what);
        if (!reasons.isEmpty()) {
            out.println("      " + reasons);
        }
    }

    void check(boolean holds, String what) {
        asExpected &= holds;
        line((holds ? "as expected: " : "NOT AS EXPECTED, it should be: ") + what);
    }

    /** Returns true if every check held by now. */
    boolean asExpected() {
        return asExpected;
    }
}

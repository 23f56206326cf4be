// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Layout;
import io.datagateway.demo.Orders;
import io.datagateway.ledger.Checker;
import io.datagateway.ledger.Expectations;
import io.datagateway.ledger.InvariantViolation;
import io.datagateway.ledger.Ledger;
import io.datagateway.ledger.LedgerVerdict;
import io.datagateway.ledger.RunCounter;
import io.datagateway.ledger.TopicScan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Compares the ledgers with Kafka, once no record is written any more. */
final class FinalCheck {

    /**
     * The time without a new record after which none is expected. A transaction hangs for 15 to 25 s until its
     * coordinator aborts it, and hides the records after it meanwhile.
     */
    private static final Duration STILL = Duration.ofSeconds(45);

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** A client waits for as long as its own limit; a second more is allowed. */
    private static final Duration ANSWER_LIMIT = BatchSender.TIMEOUT.plusSeconds(1);

    private final Cluster cluster;
    private final Path ledgers;
    private final List<InvariantViolation> violations;

    /** @param violations the violations that were found during the run */
    FinalCheck(Cluster cluster, Path ledgers, List<InvariantViolation> violations) {
        this.cluster = cluster;
        this.ledgers = ledgers;
        this.violations = violations;
    }

    /** Returns the verdict once all is well, or nothing has been added for a while. */
    LedgerVerdict verdict() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        LedgerVerdict verdict = check();
        long since = System.nanoTime();
        while (!verdict.clean()
                && System.nanoTime() - since < STILL.toNanos()
                && System.nanoTime() - begin < LIMIT.toNanos()) {
            TimeUnit.SECONDS.sleep(2);
            LedgerVerdict later = check();
            if (stored(later) != stored(verdict)) {
                since = System.nanoTime();
            }
            verdict = later;
        }
        return verdict;
    }

    private static long stored(LedgerVerdict verdict) {
        return verdict.counts().getOrDefault(RunCounter.RAW, 0L)
                + verdict.counts().getOrDefault(RunCounter.PROD, 0L)
                + verdict.counts().getOrDefault(RunCounter.DLQ, 0L);
    }

    private LedgerVerdict check() throws IOException {
        boolean exactlyOnce = cluster.topology().layout() == Layout.SINGLE;
        var checker = new Checker(new Expectations(exactlyOnce, ANSWER_LIMIT));
        violations.forEach(checker::add);
        Ledger.read(ledgers, checker::entry);
        new TopicScan(cluster.topology().bootstrapServers(), Orders.TOPIC, Duration.ofSeconds(60))
                .read(checker::stored);
        return checker.verdict();
    }
}

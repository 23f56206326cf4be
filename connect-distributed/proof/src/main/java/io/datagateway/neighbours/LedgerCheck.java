// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.Checker;
import io.datagateway.ledger.Expectations;
import io.datagateway.ledger.Ledger;
import io.datagateway.ledger.LedgerVerdict;
import io.datagateway.ledger.RunCounter;
import io.datagateway.ledger.TopicScan;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Compares the ledgers of a neighbour with Kafka, once its clients have ended. */
record LedgerCheck(String bootstrapServers, TeamLoad load) {

    /** The time without a new record after which none is expected: a transaction may hang for 25 s. */
    private static final Duration STILL = Duration.ofSeconds(40);

    private static final Duration ANSWER_LIMIT = GatewayPoster.TIMEOUT.plusSeconds(1);

    /** Returns the verdict once all is well, or nothing has been added for a while. */
    LedgerVerdict verdict() throws IOException, InterruptedException {
        LedgerVerdict verdict = check();
        long since = System.nanoTime();
        while (!verdict.clean() && System.nanoTime() - since < STILL.toNanos()) {
            TimeUnit.SECONDS.sleep(2);
            LedgerVerdict later = check();
            if (delivered(later) != delivered(verdict)) {
                since = System.nanoTime();
            }
            verdict = later;
        }
        return verdict;
    }

    private static long delivered(LedgerVerdict verdict) {
        return verdict.counts().getOrDefault(RunCounter.PROD, 0L)
                + verdict.counts().getOrDefault(RunCounter.DLQ, 0L);
    }

    private LedgerVerdict check() throws IOException {
        var checker = new Checker(new Expectations(false, ANSWER_LIMIT));
        Ledger.read(load.ledgers(), checker::entry);
        new TopicScan(bootstrapServers, load.team().topic(), Duration.ofSeconds(60)).read(checker::stored);
        return checker.verdict();
    }
}

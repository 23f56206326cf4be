// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.ledger.AttemptOutcome;
import io.datagateway.ledger.ClientLedger;
import io.datagateway.ledger.GatewayAnswer;
import io.datagateway.ledger.RequestOutcome;
import io.datagateway.traffic.LoadBalancer;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A producer with one request in flight: writes each request and its end to the ledger, and repeats a request until it
 * is settled.
 */
final class TortureClient {

    private static final int ABANDONED_PERCENT = 10;

    private static final Duration BACK_OFF = Duration.ofMillis(200);

    private final PlannedBatches batches;
    private final ClientLedger ledger;
    private final ClientContext context;
    private final Random random;

    /**
     * The objects that all clients share.
     *
     * @param repeatPercent percent of the written requests to send once more
     */
    record ClientContext(BatchSender sender, LoadBalancer targets, AnswerCounts answers, int repeatPercent) {}

    TortureClient(PlannedBatches batches, ClientLedger ledger, ClientContext context, Random random) {
        this.batches = batches;
        this.ledger = ledger;
        this.context = context;
        this.random = random;
    }

    /**
     * Sends the next request until it is settled, given up on purpose, or {@code over}. Returns true if it was settled
     * or given up in time.
     */
    boolean sendNext(BooleanSupplier over) throws IOException, InterruptedException {
        PlannedBatch batch = batches.next();
        ledger.intent(batch.intent());
        String url = context.targets().choose(random);
        RequestOutcome outcome = send(batch, url, false);
        while (!isSettled(batch, outcome)) {
            if (outcome == RequestOutcome.UNKNOWN && random.nextInt(100) < ABANDONED_PERCENT) {
                return true;
            }
            if (over.getAsBoolean()) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(random.nextLong(BACK_OFF.toNanos()));
            url = context.targets().choose(random);
            outcome = send(batch, url, false);
        }
        if (outcome == RequestOutcome.WRITTEN && random.nextInt(100) < context.repeatPercent()) {
            send(batch, context.targets().chooseOther(url), true);
        }
        return true;
    }

    private static boolean isSettled(PlannedBatch batch, RequestOutcome outcome) {
        return batch.kind() == PlannedBatch.Kind.BROKEN_OFF
                || outcome == RequestOutcome.WRITTEN
                || outcome == RequestOutcome.REJECTED;
    }

    private RequestOutcome send(PlannedBatch batch, String url, boolean repeat)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        GatewayAnswer answer = context.sender().send(batch, url);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        ledger.outcome(new AttemptOutcome(batch.key(), answer, repeat, millis));
        if (batch.kind() == PlannedBatch.Kind.POST || batch.kind() == PlannedBatch.Kind.PUT) {
            context.answers().count(answer, repeat);
        }
        return answer.outcome();
    }
}

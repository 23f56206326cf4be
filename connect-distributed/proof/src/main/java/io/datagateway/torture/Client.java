// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.ledger.Answer;
import io.datagateway.ledger.ClientLedger;
import io.datagateway.ledger.Outcome;
import io.datagateway.ledger.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A producer with one request in flight: writes down what it is about to send and how it ended, and repeats what is not settled. */
final class Client {

    private static final int ABANDONED_PERCENT = 10;

    private static final Duration BACK_OFF = Duration.ofMillis(200);

    private final Batches batches;
    private final ClientLedger ledger;
    private final Surroundings surroundings;
    private final Random random;

    /**
     * What clients share.
     *
     * @param repeatPercent of the written requests are sent once more
     */
    record Surroundings(Sender sender, Targets targets, Tally tally, int repeatPercent) {}

    Client(Batches batches, ClientLedger ledger, Surroundings surroundings, Random random) {
        this.batches = batches;
        this.ledger = ledger;
        this.surroundings = surroundings;
        this.random = random;
    }

    /** Sends the next request until it is settled, given up on purpose, or {@code over}; returns whether that was in time. */
    boolean sendNext(BooleanSupplier over) throws IOException, InterruptedException {
        Batch batch = batches.next();
        ledger.intent(batch.intent());
        String url = surroundings.targets().choose(random);
        Result result = send(batch, url, false);
        while (!isSettled(batch, result)) {
            if (result == Result.UNKNOWN && random.nextInt(100) < ABANDONED_PERCENT) {
                return true;
            }
            if (over.getAsBoolean()) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(random.nextLong(BACK_OFF.toNanos()));
            url = surroundings.targets().choose(random);
            result = send(batch, url, false);
        }
        if (result == Result.WRITTEN && random.nextInt(100) < surroundings.repeatPercent()) {
            send(batch, surroundings.targets().chooseOther(url), true);
        }
        return true;
    }

    private static boolean isSettled(Batch batch, Result result) {
        return batch.kind() == Batch.Kind.BROKEN_OFF || result == Result.WRITTEN || result == Result.REJECTED;
    }

    private Result send(Batch batch, String url, boolean repeat) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Answer answer = surroundings.sender().send(batch, url);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        ledger.outcome(new Outcome(batch.key(), answer, repeat, millis));
        if (batch.kind() == Batch.Kind.POST || batch.kind() == Batch.Kind.PUT) {
            surroundings.tally().count(answer, repeat);
        }
        return answer.result();
    }
}

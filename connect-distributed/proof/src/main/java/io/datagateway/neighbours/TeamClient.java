// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.AttemptOutcome;
import io.datagateway.ledger.ClientLedger;
import io.datagateway.ledger.RequestOutcome;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A client with one request in flight, which repeats a request until it is written or refused for good. */
final class TeamClient {

    private final GatewayPoster poster;
    private final TeamTraffic traffic;
    private final ClientLedger ledger;
    private final Supplier<String> target;

    /** @param target chooses the address of a gateway */
    TeamClient(GatewayPoster poster, TeamTraffic traffic, ClientLedger ledger, Supplier<String> target) {
        this.poster = poster;
        this.traffic = traffic;
        this.ledger = ledger;
        this.target = target;
    }

    /**
     * Sends the request until it is settled, or {@code over}.
     *
     * @param backOffMillis the longest pause before the next attempt
     */
    boolean send(TeamRecords.Request request, int backOffMillis, BooleanSupplier over)
            throws IOException, InterruptedException {
        String key = request.intent().key();
        int count = request.intent().datums().size();
        ledger.intent(request.intent());
        for (int i = 0; i < count; i++) {
            traffic.accounts().sent(key + "/" + i);
        }
        long begin = System.nanoTime();
        RequestOutcome outcome = attempt(request);
        while (outcome != RequestOutcome.WRITTEN && outcome != RequestOutcome.REJECTED) {
            if (over.getAsBoolean()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(backOffMillis));
            outcome = attempt(request);
        }
        if (outcome == RequestOutcome.WRITTEN) {
            traffic.posts().endOf(begin);
            for (int i = 0; i < count; i++) {
                traffic.accounts().written(key + "/" + i);
            }
        }
        return true;
    }

    private RequestOutcome attempt(TeamRecords.Request request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        GatewayPoster.Posted posted = poster.post(request, target.get());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        ledger.outcome(new AttemptOutcome(request.intent().key(), posted.answer(), false, millis));
        traffic.answered(posted.answer(), posted.code());
        return posted.answer().outcome();
    }
}

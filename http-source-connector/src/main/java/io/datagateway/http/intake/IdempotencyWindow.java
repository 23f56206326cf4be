// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.EndedRequests.Ended;
import io.datagateway.http.intake.EndedRequests.RequestId;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Requests with an idempotency key behind one listener: those in flight, and those that have ended and may have written
 * something. It spares Kafka most copies; the validation behind the raw topic makes every record count once.
 *
 * <p>Thread-safe. The lock is held for a few instructions, as the producer's I/O thread comes here too.
 */
public final class IdempotencyWindow {

    /** The answer to a request that asks to go on. */
    public sealed interface Claim {

        /** The request goes on; the holder calls {@link #settle} once it has ended. */
        record Granted() implements Claim {}

        /** An earlier request with the same key has written the records. */
        record Replayed(Written written) implements Claim {}

        /** The request must not go on. */
        enum Refusal implements Claim {
            /** The same request is in flight, and its outcome is not known yet. */
            IN_FLIGHT,
            /** The idempotency key belongs to another request. */
            REUSED
        }
    }

    private final Supplier<IdempotencyLimits> limits;
    private final LongSupplier nanoTime;
    private final Map<RequestId, String> inFlight = new HashMap<>();
    private final EndedRequests ended = new EndedRequests();

    /**
     * @param limits supplies the limits in force now
     * @param nanoTime {@link System#nanoTime()}, but for tests
     */
    public IdempotencyWindow(Supplier<IdempotencyLimits> limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Asks for a request to go on. At most one request with the same key goes on at a time. */
    public synchronized Claim claim(IdempotentRequest request) {
        RequestId id = RequestId.of(request);
        forget(id);
        Ended before = ended.get(id);
        String digest = inFlight.getOrDefault(id, before == null ? request.digest() : before.digest());
        if (!digest.equals(request.digest())) {
            return Claim.Refusal.REUSED;
        }
        if (inFlight.containsKey(id)) {
            return Claim.Refusal.IN_FLIGHT;
        }
        if (before != null && before.outcome() instanceof Written written) {
            return new Claim.Replayed(written);
        }
        inFlight.put(id, digest);
        return new Claim.Granted();
    }

    /**
     * Ends a granted request and returns its outcome. If it is certain that nothing was written, the request is not
     * remembered; an earlier try that may have written something still is.
     */
    public synchronized Outcome settle(IdempotentRequest request, Outcome outcome) {
        RequestId id = RequestId.of(request);
        inFlight.remove(id);
        if (!(outcome instanceof Unwritten reason && reason.isCertain())) {
            ended.put(id, new Ended(request.digest(), outcome, nanoTime.getAsLong()));
            forget(id);
        }
        return outcome;
    }

    private void forget(RequestId id) {
        ended.forget(id, limits.get(), nanoTime.getAsLong());
    }
}

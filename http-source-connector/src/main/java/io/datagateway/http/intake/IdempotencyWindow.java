// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The keyed requests that are in flight behind one listener, and those that have ended and may have written something.
 * It spares Kafka most copies; that every record counts once is seen to behind the raw topic.
 *
 * <p>For any thread. The lock is held for a few instructions, as the producer's I/O thread comes here too.
 */
public final class IdempotencyWindow {

    /** What is to become of a request. */
    public sealed interface Claim {

        /** It goes on; whoever holds this says {@link #settle} once it has ended. */
        record Granted() implements Claim {}

        /** It is in Kafka since an earlier time. */
        record Replayed(Written written) implements Claim {}

        /** It must not go on. */
        enum Refusal implements Claim {
            /** The same request goes on already, and nobody knows yet how it ends. */
            IN_FLIGHT,
            /** Its key belongs to another request. */
            REUSED
        }
    }

    private record Key(String topic, String key) {
        static Key of(KeyedRequest request) {
            return new Key(request.topic(), request.key());
        }
    }

    private record Ended(String digest, Outcome outcome, long at) {}

    private final Supplier<IdempotencyLimits> limits;
    private final LongSupplier nanoTime;
    private final Map<Key, String> inFlight = new HashMap<>();

    /** Those that ended first come first. */
    private final Map<Key, Ended> ended = new LinkedHashMap<>();

    /**
     * @param limits those in force now
     * @param nanoTime {@link System#nanoTime()}, but for tests
     */
    public IdempotencyWindow(Supplier<IdempotencyLimits> limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Asks for a request to go on. Of requests with one key at most one does at a time. */
    public synchronized Claim claim(KeyedRequest request) {
        forget();
        Key key = Key.of(request);
        Ended before = ended.get(key);
        String digest = inFlight.getOrDefault(key, before == null ? request.digest() : before.digest());
        if (!digest.equals(request.digest())) {
            return Claim.Refusal.REUSED;
        }
        if (inFlight.containsKey(key)) {
            return Claim.Refusal.IN_FLIGHT;
        }
        if (before != null && before.outcome() instanceof Written written) {
            return new Claim.Replayed(written);
        }
        inFlight.put(key, digest);
        return new Claim.Granted();
    }

    /**
     * Ends a request that was granted, and returns its outcome. If it is certain that nothing was written, it leaves
     * no trace, but that of an earlier try of which this is not certain stays.
     */
    public synchronized Outcome settle(KeyedRequest request, Outcome outcome) {
        Key key = Key.of(request);
        inFlight.remove(key);
        if (!(outcome instanceof Unwritten reason && reason.isCertain())) {
            ended.remove(key);
            ended.put(key, new Ended(request.digest(), outcome, nanoTime.getAsLong()));
            forget();
        }
        return outcome;
    }

    private void forget() {
        IdempotencyLimits now = limits.get();
        long time = nanoTime.getAsLong();
        var oldest = ended.values().iterator();
        while (oldest.hasNext()
                && (oldest.next().at() + now.age().toNanos() - time <= 0 || ended.size() > now.requests())) {
            oldest.remove();
        }
    }
}

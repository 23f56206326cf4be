// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares the clients' ledgers with the stored records. Takes the whole ledger first ({@link #entry}), then every
 * record of raw, prod and dlq in the order of its partition ({@link #stored}), once nothing is written any more.
 */
public final class Checker {

    private final Expectations expected;
    private final Map<String, ObservedRequest> requests = new HashMap<>();
    private final Map<Integer, Long> recordsOfClient = new HashMap<>();
    private final Map<Integer, String> latestOfClient = new HashMap<>();
    private final OrderCheck sequence = new OrderCheck();
    private final InvariantViolations violations = new InvariantViolations();
    private final Map<RunCounter, Long> counts = new EnumMap<>(RunCounter.class);

    public Checker(Expectations expected) {
        this.expected = expected;
        for (RunCounter count : RunCounter.values()) {
            counts.put(count, 0L);
        }
    }

    /** Takes the next entry of a client's ledger. */
    public void entry(LedgerEntry entry, int client) {
        if (entry instanceof RequestIntent intent) {
            intent(intent, client);
        } else if (entry instanceof AttemptOutcome outcome) {
            outcome(outcome, client);
        }
    }

    private void intent(RequestIntent intent, int client) {
        int records = intent.datums().size();
        long before = recordsOfClient.merge(client, (long) records, Long::sum) - records;
        var request = new ObservedRequest(intent, client, before);
        if (requests.putIfAbsent(request.key(), request) != null) {
            throw new IllegalArgumentException("Key " + request.key() + " of client " + client
                    + " has two intents: give every request its own key, in every run.");
        }
        latestOfClient.put(client, request.key());
        count(RunCounter.REQUESTS, 1);
        count(RunCounter.RECORDS, records);
        count(RunCounter.BROKEN_OFF, intent.complete() ? 0 : 1);
    }

    private void outcome(AttemptOutcome outcome, int client) {
        ObservedRequest request = requests.get(outcome.key());
        if (request == null || request.client() != client) {
            throw new IllegalArgumentException("Client " + client + " has an outcome of " + outcome.key()
                    + " and no intent before it: write the intent before the request is sent.");
        }
        GatewayAnswer answer = outcome.answer();
        request.add(answer, request.key().equals(latestOfClient.get(client)));
        count(attempts(answer.outcome()), 1);
        count(RunCounter.REPEATS, outcome.repeat() ? 1 : 0);
        count(RunCounter.REPLAYED, answer.replayed() ? 1 : 0);
        if (outcome.millis() > expected.answerWithin().toMillis()) {
            violations.add(Invariant.ANSWERED, request, "an attempt took " + outcome.millis() + " ms");
        }
        int positioned =
                answer.positions().stream().mapToInt(AnsweredPosition::records).sum();
        if (answer.outcome() == RequestOutcome.WRITTEN && request.complete() && positioned != request.records()) {
            violations.add(
                    Invariant.POSITIONED,
                    request,
                    "201 said where " + positioned + " records are, and " + request.records() + " were sent");
        }
    }

    private static RunCounter attempts(RequestOutcome outcome) {
        return switch (outcome) {
            case WRITTEN -> RunCounter.WRITTEN;
            case REJECTED -> RunCounter.REJECTED;
            case NOT_WRITTEN -> RunCounter.NOT_WRITTEN;
            case UNKNOWN -> RunCounter.UNKNOWN;
        };
    }

    /** Takes the next record of a partition. */
    public void stored(StoredRecord record) {
        count(RunCounter.valueOf(record.kind().name()), 1);
        int slash = record.recordId().lastIndexOf('/');
        ObservedRequest request =
                slash < 0 ? null : requests.get(record.recordId().substring(0, slash));
        int index = request == null ? -1 : index(record.recordId().substring(slash + 1), request.records());
        if (request == null || index < 0) {
            violations.add(new InvariantViolation(
                    Invariant.INTENDED, "", "nobody meant to write '" + record.recordId() + "', " + at(record)));
            return;
        }
        if (!request.hasHash(index, record.hash())) {
            violations.add(Invariant.INTENDED, request, "record " + index + " has another value, " + at(record));
        }
        if (!request.add(record, index)) {
            count(RunCounter.RAW_COPIES, record.kind() == TopicKind.RAW ? 1 : 0);
        } else if (sequence.overtaken(record, request, index)) {
            violations.add(
                    Invariant.ORDER,
                    request,
                    "record " + index + " comes after later ones of its client, " + at(record));
        }
    }

    /** Returns the index that the text stands for, 0 to below the limit and as Java writes it, or -1. */
    private static int index(String text, int limit) {
        try {
            int index = Integer.parseInt(text);
            return index < limit && Integer.toString(index).equals(text) ? index : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String at(StoredRecord record) {
        return "in " + record.kind() + " at " + record.partition() + ":" + record.offset();
    }

    /** Adds a violation that was found elsewhere. */
    public void add(InvariantViolation violation) {
        violations.add(violation);
    }

    /** Returns the result; to be called once, at the end. */
    public LedgerVerdict verdict() {
        var check = new InvariantCheck(expected, violations);
        for (ObservedRequest request : requests.values()) {
            check.judge(request);
            count(RunCounter.NEVER_WRITTEN, request.written() ? 0 : 1);
            count(RunCounter.PARTIAL_COPIES, request.partialCopies());
        }
        return violations.verdict(counts);
    }

    private void count(RunCounter count, long more) {
        counts.merge(count, more, Long::sum);
    }
}

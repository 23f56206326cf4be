// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A request with all that is known of it. A run has a million of them, hence the arrays. */
final class ObservedRequest {

    /** The statement about a request that its client can rely on. */
    enum Guarantee {
        WRITTEN(Invariant.ACKNOWLEDGED),
        UNKNOWN(Invariant.UNACKNOWLEDGED),
        REFUSED(Invariant.REFUSED),
        BROKEN_OFF(Invariant.REFUSED);

        private final Invariant invariant;

        Guarantee(Invariant invariant) {
            this.invariant = invariant;
        }

        /** Returns the invariant that says how often its records are stored. */
        Invariant invariant() {
            return invariant;
        }
    }

    private final String key;
    private final int client;
    private final long firstOrdinal;
    private final boolean complete;
    private final boolean[] valid;
    private final long[] hashes;
    private final int[] raw;
    private final int[] prod;
    private final int[] dlq;
    private List<ClaimedPosition> claimedPositions = List.of();
    private boolean answered;
    private boolean written;
    private boolean writtenInTurn;
    private int newlyWritten;
    private int unknown;

    /** @param firstOrdinal number of records that the client had in earlier requests */
    ObservedRequest(RequestIntent intent, int client, long firstOrdinal) {
        this.key = intent.key();
        this.client = client;
        this.firstOrdinal = firstOrdinal;
        this.complete = intent.complete();
        int records = intent.datums().size();
        this.valid = new boolean[records];
        this.hashes = new long[2 * records];
        this.raw = new int[records];
        this.prod = new int[records];
        this.dlq = new int[records];
        for (int index = 0; index < records; index++) {
            ExpectedDatum datum = intent.datums().get(index);
            valid[index] = datum.valid();
            hashes[2 * index] = high(datum.hash());
            hashes[2 * index + 1] = low(datum.hash());
        }
    }

    String key() {
        return key;
    }

    int client() {
        return client;
    }

    int records() {
        return valid.length;
    }

    /** Returns the position of a record among all that its client ever sent. */
    long ordinal(int index) {
        return firstOrdinal + index;
    }

    boolean valid(int index) {
        return valid[index];
    }

    boolean hasHash(int index, String hash) {
        return hashes[2 * index] == high(hash) && hashes[2 * index + 1] == low(hash);
    }

    /** @param inTurn true if the client had not yet begun its next request */
    void add(GatewayAnswer answer, boolean inTurn) {
        answered = true;
        unknown += answer.outcome() == RequestOutcome.UNKNOWN ? 1 : 0;
        if (answer.outcome() == RequestOutcome.WRITTEN) {
            written = true;
            newlyWritten += answer.replayed() ? 0 : 1;
            writtenInTurn |= inTurn;
            answer.positions().forEach(this::claim);
        }
    }

    private void claim(AnsweredPosition position) {
        if (claimedPositions.stream().noneMatch(claim -> claim.position().equals(position))) {
            claimedPositions = claimedPositions.isEmpty() ? new ArrayList<>(1) : claimedPositions;
            claimedPositions.add(new ClaimedPosition(position));
        }
    }

    /** Adds a stored record. Returns true if it is the first one there. */
    boolean add(StoredRecord record, int index) {
        if (record.kind() == TopicKind.RAW) {
            claimedPositions.forEach(claim -> claim.found(record, index));
        }
        return stored(record.kind())[index]++ == 0;
    }

    /** Returns how often a record is stored there. */
    int stored(TopicKind kind, int index) {
        return stored(kind)[index];
    }

    private int[] stored(TopicKind kind) {
        return switch (kind) {
            case RAW -> raw;
            case PROD -> prod;
            case DLQ -> dlq;
        };
    }

    /** Returns the number of whole copies in raw that answers with 201 told of. */
    int leastCopies() {
        var offsets = new HashMap<Integer, Set<Long>>();
        for (ClaimedPosition claim : claimedPositions) {
            AnsweredPosition position = claim.position();
            offsets.computeIfAbsent(position.partition(), partition -> new HashSet<>())
                    .add(position.offset());
        }
        return offsets.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    /** Returns the number of copies, whole or in part, that all attempts can have left in raw. */
    int mostCopies() {
        return newlyWritten + unknown + (answered ? 0 : 1);
    }

    /** Returns the number of copies in raw that lack some of the records, as far as the records' numbers show it. */
    int partialCopies() {
        return Arrays.stream(raw).max().orElse(0) - Arrays.stream(raw).min().orElse(0);
    }

    /** Returns false if the client broke off the body. */
    boolean complete() {
        return complete;
    }

    boolean answered() {
        return answered;
    }

    boolean written() {
        return written;
    }

    boolean writtenInTurn() {
        return writtenInTurn;
    }

    List<ClaimedPosition> claimedPositions() {
        return claimedPositions;
    }

    Guarantee guarantee() {
        if (!complete) {
            return Guarantee.BROKEN_OFF;
        }
        if (written) {
            return Guarantee.WRITTEN;
        }
        return unknown > 0 || !answered ? Guarantee.UNKNOWN : Guarantee.REFUSED;
    }

    private static long high(String hash) {
        return Long.parseUnsignedLong(hash, 0, 16, 16);
    }

    private static long low(String hash) {
        return Long.parseUnsignedLong(hash, 16, 32, 16);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/** A position that a 201 claimed, and the records that raw has there. */
final class ClaimedPosition {

    private static final int NONE = Integer.MAX_VALUE;

    private final AnsweredPosition position;
    private int lowestIndex = NONE;
    private int indexThere = NONE;
    private int following;

    ClaimedPosition(AnsweredPosition position) {
        this.position = position;
    }

    AnsweredPosition position() {
        return position;
    }

    /** Takes a record of the request. */
    void found(StoredRecord raw, int index) {
        if (raw.partition() != position.partition()) {
            return;
        }
        lowestIndex = Math.min(lowestIndex, index);
        following += raw.offset() >= position.offset() ? 1 : 0;
        indexThere = raw.offset() == position.offset() ? index : indexThere;
    }

    /** Returns true if the first of the request's records in this partition is there, and the others are behind it. */
    boolean holds() {
        boolean there =
                position.offset() == AnsweredPosition.UNKNOWN || (indexThere != NONE && indexThere == lowestIndex);
        return there && following >= position.records();
    }

    @Override
    public String toString() {
        return "201 said " + position.records() + " records in raw from " + position.partition() + ":"
                + position.offset() + " on; there is " + (indexThere == NONE ? "none" : "record " + indexThere)
                + ", and from there on " + following;
    }
}

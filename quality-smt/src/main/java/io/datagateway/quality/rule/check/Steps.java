// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

/**
 * Counts the work that expressions and unusual patterns do on one record, in steps, and ends it beyond
 * {@value #LIMIT}. Work is counted, not timed, so that a record has the same verdict on any machine. For one thread.
 *
 * <p>A step is an operation, or 16 bytes of text; reading an item of a list is {@value #OF_ITEM}.
 */
public final class Steps {

    /** The greatest number of steps on one record, of all expressions and patterns together. */
    public static final long LIMIT = 5_000_000;

    /** The steps for an item of a list: it becomes an object, and another one when it is compared. */
    public static final int OF_ITEM = 4;

    private static final int BYTES_PER_STEP = 16;

    private long left = LIMIT;

    /** Begins a record. */
    public void begin() {
        left = LIMIT;
    }

    /** @throws TooManyStepsException if there are not as many left */
    public void take(long steps) {
        left = steps > left ? -1 : left - steps;
        throwIfSpent();
    }

    /** @throws TooManyStepsException if more steps were asked for than there were */
    public void throwIfSpent() {
        if (left < 0) {
            throw new TooManyStepsException();
        }
    }

    /** The steps for a text of this length. */
    public static long ofText(long length) {
        return length / BYTES_PER_STEP;
    }
}

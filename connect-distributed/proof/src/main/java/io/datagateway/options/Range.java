// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import io.datagateway.cluster.NumberRange;

/** Ranges of numbers, as converters of options. */
public final class Range {

    private Range() {}

    /** Numbers from 1 on. */
    public static final class Positive extends NumberRange {
        public Positive() {
            super(1, Integer.MAX_VALUE);
        }
    }

    /** Numbers from 0 on. */
    public static final class NotNegative extends NumberRange {
        public NotNegative() {
            super(0, Integer.MAX_VALUE);
        }
    }

    /** Numbers from 1 to 9. */
    public static final class Digit extends NumberRange {
        public Digit() {
            super(1, 9);
        }
    }

    /** Numbers from 1 to 1,000,000. */
    public static final class Million extends NumberRange {
        public Million() {
            super(1, 1_000_000);
        }
    }

    /** Numbers from 0 to 1,000,000. */
    public static final class MillionOrZero extends NumberRange {
        public MillionOrZero() {
            super(0, 1_000_000);
        }
    }
}

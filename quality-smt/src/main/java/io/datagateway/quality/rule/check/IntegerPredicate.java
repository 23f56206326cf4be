// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.math.BigInteger;

/** A predicate of an integer: an int, a long, or the unscaled value of a decimal. */
interface IntegerPredicate {

    boolean accepts(long value);

    /** Decides on a value that does not fit into a long. */
    boolean accepts(BigInteger value);
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

/** A predicate of a text, given as a range of valid UTF-8. */
@FunctionalInterface
public interface TextPredicate {

    boolean accepts(byte[] buffer, int offset, int length);
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

/** A pattern that is not made an automaton: it may well be a good one. */
final class UnusualPatternException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusualPatternException(String what) {
        super(what);
    }
}

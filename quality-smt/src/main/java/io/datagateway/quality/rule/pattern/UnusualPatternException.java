// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

/** A pattern that cannot be made an automaton here: it may well be a good one. */
final class UnusualPatternException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusualPatternException(String what) {
        super(what);
    }
}

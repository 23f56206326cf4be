// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

/** A rule that cannot be compiled: says why, and what to do. Caught where the rules of a contract are gathered. */
final class UnfitRuleException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitRuleException(String message) {
        super(message);
    }

    /** The message, which this exception always has. */
    String reason() {
        return String.valueOf(getMessage());
    }
}

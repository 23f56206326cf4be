// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

/**
 * A rule that does not fit the schema, with the reason and the remedy. Caught where the rules of a contract are
 * gathered.
 */
public final class IncompatibleRuleException extends Exception {

    private static final long serialVersionUID = 1L;

    public IncompatibleRuleException(String message) {
        super(message);
    }

    /** The message, which this exception always has. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

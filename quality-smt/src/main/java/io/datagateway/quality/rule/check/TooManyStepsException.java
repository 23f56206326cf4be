// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

/** A record on which rules take more than {@value Steps#LIMIT} steps. Has no stack trace: it speaks of the record. */
public final class TooManyStepsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyStepsException() {
        super("more than " + Steps.LIMIT + " steps", null, false, false);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.quality.rule.Violation;
import java.util.List;

/** A value that cannot be brought into the form that rules evaluate. Has no stack trace: it speaks of the record. */
final class UnreadableValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> reasons;

    UnreadableValueException(List<Violation> reasons) {
        super(null, null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    List<Violation> reasons() {
        return reasons;
    }
}

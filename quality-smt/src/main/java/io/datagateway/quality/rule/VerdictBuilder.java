// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one record at a time; makes no object for a record without any. For one thread. */
final class VerdictBuilder {

    private final Tally errors = new Tally();
    private final Tally warnings = new Tally();
    private final Tally infos = new Tally();
    private boolean clean = true;

    /** Begins a record, without anything of one before that could not be finished. */
    void begin() {
        if (!clean) {
            finish();
        }
    }

    void add(Severity severity, Violation violation) {
        clean = false;
        switch (severity) {
            case ERROR -> errors.add(violation);
            case WARNING -> warnings.add(violation);
            case INFO -> infos.add(violation);
        }
    }

    /** The verdict on the record, after which the next one begins. */
    Verdict finish() {
        if (clean) {
            return Verdict.PASSED;
        }
        clean = true;
        return new Verdict(errors.take(), warnings.take(), infos.take());
    }

    private static final class Tally {
        private final List<Violation> kept = new ArrayList<>();
        private int more;

        private void add(Violation violation) {
            if (kept.size() < Violations.LIMIT) {
                kept.add(violation);
            } else {
                more++;
            }
        }

        private Violations take() {
            Violations findings = kept.isEmpty() ? Violations.NONE : new Violations(kept, more);
            kept.clear();
            more = 0;
            return findings;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of the rules of a contract on one record.
 *
 * @param errors broken rules that keep the record out of the product topic
 * @param warnings broken rules that the record is delivered with
 * @param infos broken rules that only a metric counts
 */
public record Verdict(Violations errors, Violations warnings, Violations infos) {

    /** The rule broken by a record whose version, or contract, cannot be used. */
    public static final String VERSION = "version";

    /** The rule broken by a value that is not a datum of the contract's schema. */
    public static final String DECODE = "decode";

    /** The rule broken by a value of no bytes at all. */
    public static final String EMPTY_VALUE = "empty_value";

    /** The rule broken by a tombstone whose key no row of the contract can have. */
    public static final String KEY = "key";

    /** The rule broken by a record on which a rule of the contract takes too many steps. */
    public static final String COST = "cost";

    /** The rule broken by a record on which the program fails. */
    public static final String INTERNAL = "internal";

    /** The rule broken by a record that keeps its contract, but is larger than the product topic takes. */
    public static final String TOO_LARGE = "too_large";

    /** The verdict that no rule is broken. */
    public static final Verdict PASSED = new Verdict(Violations.NONE, Violations.NONE, Violations.NONE);

    /** The verdict on a record whose rules could not be evaluated, and which so does not pass. */
    public static Verdict rejected(List<Violation> reasons) {
        return new Verdict(Violations.of(reasons), Violations.NONE, Violations.NONE);
    }

    public boolean isRejected() {
        return !errors.isEmpty();
    }

    /** The rules with a violation that is kept, each once. */
    public List<String> brokenRules() {
        if (errors.isEmpty() && warnings.isEmpty() && infos.isEmpty()) {
            return List.of();
        }
        return Stream.of(errors, warnings, infos)
                .flatMap(findings -> findings.kept().stream())
                .map(Violation::rule)
                .distinct()
                .toList();
    }
}

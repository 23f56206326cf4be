// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check.Bound;
import io.datagateway.contract.Check.Range;
import org.jspecify.annotations.Nullable;

/** The options {@code minimum}, {@code maximum} and their exclusive forms: one rule for each end. */
final class RangeOptions {

    private final ContractField field;
    private final DocumentNode options;
    private final RuleList rules;

    RangeOptions(ContractField field, RuleList rules) {
        this.field = field;
        this.options = field.node().at("logicalTypeOptions");
        this.rules = rules;
    }

    void read() {
        Bound minimum = end("minimum", "exclusiveMinimum");
        Bound maximum = end("maximum", "exclusiveMaximum");
        if (minimum != null && maximum != null && isEmpty(minimum, maximum)) {
            options.issue("no value is both over the minimum and under the maximum: correct one of them");
        }
    }

    private @Nullable Bound end(String inclusive, String exclusive) {
        if (options.at(inclusive).exists() && options.at(exclusive).exists()) {
            options.at(exclusive).issue("stands beside " + inclusive + ": keep one of the two");
        }
        Bound bound = bound(inclusive, false);
        return bound == null ? bound(exclusive, true) : bound;
    }

    private @Nullable Bound bound(String option, boolean exclusive) {
        DocumentNode value = options.at(option);
        if (!value.exists()) {
            return null;
        }
        Bound bound = BoundReader.read(value, field.type())
                .map(number -> new Bound(number, exclusive, value.written()))
                .orElse(null);
        if (bound != null) {
            boolean lower = option.endsWith("inimum");
            rules.add(value, field.rule(option, lower ? new Range(bound, null) : new Range(null, bound)));
        }
        return bound;
    }

    private static boolean isEmpty(Bound minimum, Bound maximum) {
        int order = minimum.value().compareTo(maximum.value());
        return order > 0 || (order == 0 && (minimum.exclusive() || maximum.exclusive()));
    }
}

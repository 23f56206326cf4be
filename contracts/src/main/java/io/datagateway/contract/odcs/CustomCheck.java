// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import io.datagateway.contract.odcs.FieldType.Kind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of {@code type: custom, engine: datagateway}: what ODCS has no words for. */
final class CustomCheck {

    private static final Duration LONGEST = Duration.ofDays(36_525);

    private CustomCheck() {}

    /** The check; empty, with an issue, if there is no such check. */
    static Optional<Check> read(DocumentNode quality, ContractField field) {
        DocumentNode implementation = quality.at("implementation");
        DocumentNode check = implementation.at("check");
        if (!implementation.exists()) {
            return Optional.empty();
        }
        if (implementation.text().isPresent()) {
            implementation.issue("is a text, which is not read here: write a mapping, without | or quotes around it");
            return Optional.empty();
        }
        return switch (check.text().orElse("")) {
            case "expression" -> expression(implementation);
            case "timeliness" -> timeliness(implementation, field);
            default -> {
                check.issue("is not a check of the engine datagateway: use expression or timeliness");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Check> expression(DocumentNode implementation) {
        refuseOthers(implementation, Set.of("check", "language", "expression", "when"));
        DocumentNode language = implementation.at("language");
        if (!language.text().orElse("").equals("cel")) {
            language.issue("is not cel, the only language there is: write language: cel");
        }
        String expression = cel(implementation.at("expression"), true);
        String when = cel(implementation.at("when"), false);
        return expression == null ? Optional.empty() : Optional.of(new Check.Expression(expression, when));
    }

    private static @Nullable String cel(DocumentNode source, boolean needed) {
        String text = source.text().filter(cel -> !cel.isBlank()).orElse(null);
        if (text == null && (needed || source.exists())) {
            source.issue("is not an expression of CEL: write one, such as \"this.amount >= 0.0\"");
        }
        if (text != null && text.length() > ContractLimits.EXPRESSION_LENGTH) {
            source.issue("has more than " + ContractLimits.EXPRESSION_LENGTH + " characters: write several rules");
            return null;
        }
        if (text != null && depth(text) > ContractLimits.EXPRESSION_DEPTH) {
            source.issue("is nested deeper than " + ContractLimits.EXPRESSION_DEPTH + " levels: write several rules");
            return null;
        }
        return text;
    }

    /** The greatest number of brackets that are open at once, and conditions before, also those in quotes. */
    private static int depth(String expression) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < expression.length(); i++) {
            char next = expression.charAt(i);
            depth += "([{?".indexOf(next) >= 0 ? 1 : ")]}".indexOf(next) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static Optional<Check> timeliness(DocumentNode implementation, ContractField field) {
        refuseOthers(implementation, Set.of("check", "maxSkew", "maxAge"));
        if (!field.carries(implementation.at("check"), Kind.TIMESTAMP)) {
            return Optional.empty();
        }
        Duration maxSkew = duration(implementation.at("maxSkew"), true);
        Duration maxAge = duration(implementation.at("maxAge"), false);
        return maxSkew == null ? Optional.empty() : Optional.of(new Check.Timely(maxSkew, maxAge));
    }

    private static @Nullable Duration duration(DocumentNode written, boolean needed) {
        if (!needed && !written.exists()) {
            return null;
        }
        try {
            Duration duration = Duration.parse(written.text().orElse(""));
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // The issue below says so.
        }
        written.issue("is not a duration of ISO 8601 from PT0S to P36525D: write it like PT5M or P30D");
        return null;
    }

    private static void refuseOthers(DocumentNode implementation, Set<String> known) {
        for (String key : implementation.keys()) {
            if (!known.contains(key)) {
                implementation.at(key).issue("is not a setting of this check: remove it or correct its name");
            }
        }
    }
}

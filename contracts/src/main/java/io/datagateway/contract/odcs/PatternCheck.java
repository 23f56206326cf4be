// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.datagateway.contract.Check;
import java.util.Optional;

/** Regular expressions in the syntax of RE2, which takes linear time whatever the text. */
final class PatternCheck {

    private static final int MAX_LENGTH = 1000;

    private PatternCheck() {}

    /** The check; empty, with an issue, if the text is not a pattern. */
    static Optional<Check> read(DocumentNode pattern) {
        try {
            Optional<String> text = pattern.text();
            if (text.isPresent() && text.get().length() > MAX_LENGTH) {
                pattern.issue("has more than " + MAX_LENGTH + " characters: make it shorter");
                return Optional.empty();
            }
            text.ifPresent(Pattern::compile);
            return text.map(Check.Matches::new);
        } catch (PatternSyntaxException e) {
            pattern.issue("is not a regular expression of RE2: " + e.getDescription()
                    + ": correct it (RE2 has no look-around and no back-references)");
            return Optional.empty();
        }
    }
}

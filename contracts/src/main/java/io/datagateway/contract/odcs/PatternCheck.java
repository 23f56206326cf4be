// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.datagateway.contract.Check;
import io.datagateway.contract.PatternSize;
import java.util.Optional;

/** Regular expressions in the syntax of RE2, which takes linear time whatever the text. */
final class PatternCheck {

    private PatternCheck() {}

    /** The check; empty, with an issue, if the text is not a pattern. */
    static Optional<Check> read(DocumentNode pattern) {
        try {
            Optional<String> text = pattern.text();
            if (text.filter(written -> isTooLarge(written, pattern)).isPresent()) {
                return Optional.empty();
            }
            text.ifPresent(Pattern::compile);
            text.filter(written -> !written.strip().equals(written))
                    .ifPresent(
                            padded -> pattern.issue("has whitespace at its edge, which every value would have to have:"
                                    + " write it in quotes on one line, and a blank that is meant as [ ]"));
            return text.map(Check.Matches::new);
        } catch (PatternSyntaxException e) {
            String remedy = EcmaPattern.asRe2(pattern.written())
                    .map(re2 -> "write " + re2)
                    .orElse("correct it (RE2 has no look-around and no back-references)");
            pattern.issue("is not a regular expression of RE2: " + e.getDescription() + ": " + remedy);
            return Optional.empty();
        }
    }

    private static boolean isTooLarge(String text, DocumentNode pattern) {
        if (text.length() > ContractLimits.PATTERN_LENGTH) {
            pattern.issue("has more than " + ContractLimits.PATTERN_LENGTH + " characters: make it shorter");
            return true;
        }
        // Only now, as its time grows with the square of the length.
        long size = PatternSize.of(text);
        if (size > PatternSize.LARGEST) {
            pattern.issue("has " + size + " characters once its repetitions are written out, more than "
                    + PatternSize.LARGEST + ": repeat less");
            return true;
        }
        boolean fits = pattern.issues().takePattern(size);
        if (!fits) {
            pattern.issue("makes the patterns of the contract larger than " + ContractLimits.PATTERNS_SIZE
                    + " characters, repetitions written out: repeat less, or use fewer");
        }
        return !fits;
    }
}

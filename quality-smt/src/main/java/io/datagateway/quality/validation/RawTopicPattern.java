// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells regular expressions that match no raw topic, as far as their ends show it: text that the name of a raw topic cannot
 * end with. In doubt it may match.
 */
final class RawTopicPattern {

    /** Continues a sentence that begins with the key. */
    static final String MATCHES_NOTHING =
            "matches no raw topic: the names of these end in .raw, and the expression must"
                    + " match the whole name. Let it end in \\.raw.";

    private static final String RAW = ".raw";

    /** Flags, quotations, groups around alternatives and the like: then the end of the text is not the end of the name. */
    private static final Pattern UNUSUAL = Pattern.compile(".*(\\(\\?[^:]|\\\\Q|\\\\E|&&).*", Pattern.DOTALL);

    private static final String METACHARACTERS = "()[]{}?*+|^.";

    private RawTopicPattern() {}

    static boolean mayMatch(String regex) {
        if (UNUSUAL.matcher(regex).matches() || isInnerAlternative(regex)) {
            return true;
        }
        return Stream.of(regex.split("[|]", -1)).anyMatch(RawTopicPattern::mayEndARawTopic);
    }

    /** An alternative within a group or a class may have something behind it. */
    private static boolean isInnerAlternative(String regex) {
        return regex.contains("|") && (regex.contains("(") || regex.contains("[") || regex.contains("\\|"));
    }

    private static boolean mayEndARawTopic(String alternative) {
        String end = literalEnd(
                alternative.endsWith("$") ? alternative.substring(0, alternative.length() - 1) : alternative);
        return end.endsWith(RAW) || RAW.endsWith(end);
    }

    /** The characters at the end that stand for themselves; none if an escape with a letter or a digit is before them. */
    private static String literalEnd(String regex) {
        int from = regex.length();
        var end = new StringBuilder();
        while (from > 0) {
            char character = regex.charAt(from - 1);
            boolean escaped = from > 1 && regex.charAt(from - 2) == '\\';
            if (escaped && Character.isLetterOrDigit(character)) {
                return "";
            }
            if (!escaped && !isPlain(character)) {
                break;
            }
            end.append(character);
            from -= escaped ? 2 : 1;
        }
        return end.reverse().toString();
    }

    private static boolean isPlain(char character) {
        return METACHARACTERS.indexOf(character) < 0 && character != '\\' && character != '$';
    }
}

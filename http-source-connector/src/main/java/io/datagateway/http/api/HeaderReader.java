// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Reads headers that may occur once and have a fixed syntax. */
final class HeaderReader {

    private final HttpFields fields;

    HeaderReader(HttpFields fields) {
        this.fields = fields;
    }

    String required(String name, Syntax syntax) throws RefusedException {
        String value = optional(name, syntax);
        if (value == null) {
            throw new RefusedException(
                    ProblemCode.MISSING_HEADER,
                    "The header " + name + " is missing. It must be " + syntax.meaning() + ".",
                    Map.of("header", name));
        }
        return value;
    }

    @Nullable
    String optional(String name, Syntax syntax) throws RefusedException {
        List<String> values = fields.getValuesList(name);
        if (values.size() > 1) {
            throw invalid(name, "may be sent only once");
        }
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(0);
        if (!syntax.pattern().matcher(value).matches()) {
            throw invalid(name, "must be " + syntax.meaning());
        }
        return value;
    }

    private static RefusedException invalid(String name, String complaint) {
        return new RefusedException(
                ProblemCode.INVALID_HEADER, "The header " + name + " " + complaint + ".", Map.of("header", name));
    }

    /**
     * Syntax of a header's value.
     *
     * @param meaning the pattern in words: "an integer from 1"
     */
    record Syntax(Pattern pattern, String meaning) {

        static Syntax of(String pattern, String meaning) {
            return new Syntax(Pattern.compile(pattern), meaning);
        }
    }
}

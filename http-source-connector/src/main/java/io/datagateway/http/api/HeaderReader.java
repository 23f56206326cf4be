// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Reads headers that may stand once and have a fixed form. */
final class HeaderReader {

    private final HttpFields fields;

    HeaderReader(HttpFields fields) {
        this.fields = fields;
    }

    String required(String name, Form form) throws RefusedException {
        String value = optional(name, form);
        if (value == null) {
            throw new RefusedException(
                    ProblemCode.MISSING_HEADER,
                    "The header " + name + " is missing. It must be " + form.meaning() + ".",
                    Map.of("header", name));
        }
        return value;
    }

    @Nullable
    String optional(String name, Form form) throws RefusedException {
        List<String> values = fields.getValuesList(name);
        if (values.size() > 1) {
            throw invalid(name, "may be sent only once");
        }
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(0);
        if (!form.pattern().matcher(value).matches()) {
            throw invalid(name, "must be " + form.meaning());
        }
        return value;
    }

    private static RefusedException invalid(String name, String complaint) {
        return new RefusedException(
                ProblemCode.INVALID_HEADER, "The header " + name + " " + complaint + ".", Map.of("header", name));
    }

    /**
     * How a header must look.
     *
     * @param meaning the same for people: "an integer from 1"
     */
    record Form(Pattern pattern, String meaning) {

        static Form of(String pattern, String meaning) {
            return new Form(Pattern.compile(pattern), meaning);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Reads headers that may occur once and have a fixed syntax. What is wrong with them is kept, to be told all at once. */
final class HeaderReader {

    private final HttpFields fields;
    private final List<HeaderProblem> problems = new ArrayList<>();
    private @Nullable ProblemCode first;

    HeaderReader(HttpFields fields) {
        this.fields = fields;
    }

    /** What is wrong with one header; written as JSON. */
    record HeaderProblem(String code, String header, String detail) {}

    /** Returns the value; empty if {@link #check} will refuse the request because of it. */
    String required(String name, Syntax syntax) {
        String value = optional(name, syntax);
        if (value != null) {
            return value;
        }
        if (!fields.contains(name)) {
            add(
                    ProblemCode.MISSING_HEADER,
                    name,
                    "The header " + name + " is missing. It must be " + syntax.meaning() + ".");
        }
        return "";
    }

    /** Returns the value; null if there is none, or if {@link #check} will refuse the request because of it. */
    @Nullable
    String optional(String name, Syntax syntax) {
        List<String> values = fields.getValuesList(name);
        if (values.size() > 1) {
            add(ProblemCode.INVALID_HEADER, name, "The header " + name + " may be sent only once.");
            return null;
        }
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(0);
        if (!syntax.pattern().matcher(value).matches()) {
            add(ProblemCode.INVALID_HEADER, name, "The header " + name + " must be " + syntax.meaning() + ".");
            return null;
        }
        return value;
    }

    void add(ProblemCode code, String header, String detail) {
        problems.add(new HeaderProblem(code.toString(), header, detail));
        if (first == null) {
            first = code;
        }
    }

    /** Refuses the request if there was something wrong: the first thing gives the code, the details name all. */
    void check() throws RefusedException {
        if (first == null) {
            return;
        }
        var details = new LinkedHashMap<String, Object>();
        details.put("header", problems.get(0).header());
        details.put("problems", List.copyOf(problems));
        throw new RefusedException(
                first, problems.stream().map(HeaderProblem::detail).collect(Collectors.joining(" ")), details);
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

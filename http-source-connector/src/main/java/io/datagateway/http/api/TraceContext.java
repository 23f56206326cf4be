// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;

/**
 * The headers of W3C Trace Context that go into Kafka. They tell nothing of the records, so one that cannot be read is
 * left out and never refuses a batch.
 */
final class TraceContext {

    static final String TRACEPARENT = "traceparent";
    static final String TRACESTATE = "tracestate";

    /** Version, trace id, parent id, flags, and what a later version may have behind them; all zeros name nothing. */
    private static final Pattern PARENT = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-((?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(-[\\x20-\\x7e]*)?");

    private static final String KNOWN_VERSION = "00";

    /** The flags that the known version gives a meaning: sampled, and random trace id. */
    private static final int KNOWN_FLAGS = 3;

    private static final Pattern STATE_MEMBER =
            Pattern.compile("[a-z0-9][a-z0-9_*/@-]{0,255}=[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{1,256}");

    private static final int MAX_STATE_MEMBERS = 32;
    private static final int MAX_STATE_LENGTH = 512;

    private TraceContext() {}

    /** Returns the headers to carry, by name; empty without a {@code traceparent} that can be read. */
    static Map<String, String> of(HttpFields fields) {
        var carried = new LinkedHashMap<String, String>();
        List<String> parents = fields.getValuesList(TRACEPARENT);
        String parent = parents.size() == 1 ? parent(parents.get(0)) : "";
        if (parent.isEmpty()) {
            return carried;
        }
        carried.put(TRACEPARENT, parent);
        String state = state(fields.getValuesList(TRACESTATE));
        if (!state.isEmpty()) {
            carried.put(TRACESTATE, state);
        }
        return carried;
    }

    /** Returns the part that the known version has; empty if there is none. */
    private static String parent(String value) {
        Matcher parent = PARENT.matcher(value);
        if (!parent.matches()) {
            return "";
        }
        if (parent.group(1).equals(KNOWN_VERSION)) {
            return parent.group(4) == null ? value : "";
        }
        int flags = Integer.parseInt(parent.group(3), 16) & KNOWN_FLAGS;
        return KNOWN_VERSION + "-" + parent.group(2) + "-0" + flags;
    }

    /** Returns the list as one value; empty if it is none, or longer than everybody must carry. */
    private static String state(List<String> values) {
        List<String> members = values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
        String state = String.join(",", members);
        boolean isList = members.size() <= MAX_STATE_MEMBERS
                && members.stream()
                        .allMatch(member -> STATE_MEMBER.matcher(member).matches());
        return isList && state.length() <= MAX_STATE_LENGTH ? state : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.AvroOutput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one datum being written: its bytes so far, the current path in the value, and the issues. */
final class EncodingContext {

    private final AvroOutput output = new AvroOutput();
    private final List<EncodingIssue> issues = new ArrayList<>();
    private final @Nullable String[] names = new String[AvroCursor.MAX_DEPTH + 1];
    private final int[] indexes = new int[AvroCursor.MAX_DEPTH + 1];
    private int depth;
    private int values;

    AvroOutput output() {
        return output;
    }

    void write(Encoding encoding, @Nullable Object value) {
        values++;
        if (isTooLarge()) {
            return;
        }
        if (value == null) {
            encoding.writeNull(this);
        } else if (!isSubstitute(ConnectorSubstitute.reason(value))) {
            encoding.write(value, this);
        }
    }

    /** Returns true, and reports it, if there is a reason why a value is none. */
    boolean isSubstitute(@Nullable String reason) {
        if (reason != null) {
            refuse(EncodingIssue.SUBSTITUTE, reason);
        }
        return reason != null;
    }

    /** Writes the field {@code name} of a record. */
    void writeField(String name, Encoding encoding, @Nullable Object value) {
        names[depth++] = name;
        write(encoding, value);
        depth--;
    }

    /** Writes the item of an array, or the value of a map's entry, number {@code index}. */
    void writeItem(int index, Encoding encoding, @Nullable Object value) {
        names[depth] = null;
        indexes[depth++] = index;
        write(encoding, value);
        depth--;
    }

    /** Returns true, and reports it, if the content of a record, array or map would be nested too deep. */
    boolean isTooDeep() {
        if (depth > AvroCursor.MAX_DEPTH) {
            throw new IllegalStateException("a level was entered without asking");
        }
        if (depth < AvroCursor.MAX_DEPTH) {
            return false;
        }
        refuse(EncodingIssue.DEPTH, "is nested deeper than " + AvroCursor.MAX_DEPTH + " levels");
        return true;
    }

    void refuse(String rule, String message) {
        if (issues.size() < AvroEncoder.MAX_ISSUES) {
            issues.add(new EncodingIssue(path(), rule, message));
        }
    }

    void refuseType(String expected, Object value) {
        refuse(EncodingIssue.TYPE, "expected " + expected + ", found " + kind(value));
    }

    /** The number of issues so far. */
    int issueCount() {
        return issues.size();
    }

    /** Takes back all bytes and issues since, and returns the issues. */
    List<EncodingIssue> rollBack(int size, int issueCount) {
        output.truncate(size);
        List<EncodingIssue> since = issues.subList(issueCount, issues.size());
        List<EncodingIssue> taken = List.copyOf(since);
        since.clear();
        return taken;
    }

    /** Reports again issues that were taken back. */
    void restate(List<EncodingIssue> taken) {
        issues.addAll(taken);
    }

    String path() {
        var path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (names[i] == null) {
                path.append('[').append(indexes[i]).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(names[i]);
            }
        }
        return path.toString();
    }

    byte[] finish() throws UnencodableException {
        if (isTooLarge()) {
            refuse(
                    EncodingIssue.SIZE,
                    "has more than " + AvroEncoder.MAX_VALUES + " values or " + AvroEncoder.MAX_BYTES + " bytes");
        }
        if (!issues.isEmpty()) {
            throw new UnencodableException(issues);
        }
        return output.toByteArray();
    }

    private boolean isTooLarge() {
        return values > AvroEncoder.MAX_VALUES || output.size() > AvroEncoder.MAX_BYTES;
    }

    private static String kind(Object value) {
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof byte[] || value instanceof ByteBuffer) {
            return "bytes";
        }
        return value.getClass().getSimpleName();
    }
}

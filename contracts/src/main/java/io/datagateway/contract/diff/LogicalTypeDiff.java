// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** Compares logical types as the schemas name them, also those that this version of Avro does not know. */
final class LogicalTypeDiff {

    private static final String LOCAL = "local-";
    private static final String DECIMAL = "decimal";

    private LogicalTypeDiff() {}

    /** The name of the logical type; empty if there is none. */
    static String name(Schema schema) {
        String name = schema.isUnion() ? null : schema.getProp(LogicalType.LOGICAL_TYPE_PROP);
        return name == null ? "" : name;
    }

    /** Precision and scale of a decimal, for people; empty for other types. */
    static String digits(Schema schema) {
        return name(schema).equals(DECIMAL) ? " " + number(schema, "precision") + "," + number(schema, "scale") : "";
    }

    /** Returns true if both are times, or timestamps: their units matter more than the types that carry them. */
    static boolean areOfOneKind(Schema old, Schema now) {
        String family = family(name(old));
        return !family.isEmpty() && family.equals(family(name(now)));
    }

    static Optional<ChangeKind> compare(Schema old, Schema now) {
        String was = name(old);
        String is = name(now);
        if (was.equals(is)) {
            return was.equals(DECIMAL) ? decimal(old, now) : Optional.empty();
        }
        if (areOfOneKind(old, now)) {
            return Optional.of(
                    was.startsWith(LOCAL) == is.startsWith(LOCAL) ? ChangeKind.TIME_UNIT : ChangeKind.TIMESTAMP_LOCAL);
        }
        if (old.getType() == Schema.Type.STRING && (was + is).equals("uuid")) {
            return Optional.of(ChangeKind.STRING_UUID);
        }
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.of(is.isEmpty() ? ChangeKind.LOGICAL_TYPE_DROPPED : ChangeKind.LOGICAL_TYPE_ADDED);
        }
        return Optional.of(ChangeKind.LOGICAL_TYPE_CHANGED);
    }

    private static Optional<ChangeKind> decimal(Schema old, Schema now) {
        if (number(old, "scale") != number(now, "scale")) {
            return Optional.of(ChangeKind.DECIMAL_SCALE);
        }
        int change = Long.compare(number(now, "precision"), number(old, "precision"));
        if (change == 0) {
            return Optional.empty();
        }
        return Optional.of(change > 0 ? ChangeKind.DECIMAL_PRECISION_RAISED : ChangeKind.DECIMAL_PRECISION_LOWERED);
    }

    private static long number(Schema decimal, String property) {
        return decimal.getObjectProp(property) instanceof Number number ? number.longValue() : 0;
    }

    private static String family(String name) {
        if (name.startsWith("time-")) {
            return "time";
        }
        return name.startsWith("timestamp-") || name.startsWith(LOCAL + "timestamp-") ? "timestamp" : "";
    }
}

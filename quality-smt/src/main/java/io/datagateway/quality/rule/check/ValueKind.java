// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The kinds of values that rules tell apart: Avro types, with decimals as a kind of their own. */
public enum ValueKind {
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    DECIMAL,
    STRING,
    ENUM,
    BYTES,
    ARRAY,
    MAP,
    RECORD,
    UNION,
    NULL;

    public static ValueKind of(Schema schema) {
        return switch (schema.getType()) {
            case BYTES, FIXED -> schema.getLogicalType() instanceof LogicalTypes.Decimal ? DECIMAL : BYTES;
            default -> valueOf(schema.getType().name());
        };
    }

    boolean isText() {
        return this == STRING || this == ENUM;
    }

    /** Returns true if the value is an integer number of units: of one, or of a decimal's last digit. */
    boolean isExact() {
        return this == INT || this == LONG || this == DECIMAL;
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

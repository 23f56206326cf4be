// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.avro.NullableUnions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The Avro type of a field as rules see it: {@code T} for a union of null and {@code T}, any other type as it is.
 *
 * @param schema of the field without null, if that is one type; else the union
 * @param isMisplaced true if the field has a {@code logicalType} beside its type, where Avro passes over it
 */
record FieldType(Kind kind, Schema schema, boolean isNullable, boolean isMisplaced) {

    /** The kinds of values that rules tell apart, each with the {@code logicalType} of ODCS that describes it. */
    enum Kind {
        TEXT("string"),
        ENUM("string"),
        BOOLEAN("boolean"),
        INTEGER("integer"),
        DECIMAL("number"),
        FLOATING("number"),
        DATE("date"),
        TIME("time"),
        TIMESTAMP("timestamp"),
        LOCAL_TIMESTAMP("timestamp"),
        ARRAY("array"),
        MAP("object"),
        RECORD("object"),
        /** Bytes that rules do not look into, null alone, and unions of several types. ODCS has no word for them. */
        OPAQUE("");

        private final String logicalType;

        Kind(String logicalType) {
            this.logicalType = logicalType;
        }

        /** The {@code logicalType} of ODCS; empty if there is none. */
        String logicalType() {
            return logicalType;
        }
    }

    static FieldType of(Schema schema) {
        return of(schema, false);
    }

    static FieldType of(Schema.Field field) {
        return of(field.schema(), field.getObjectProp("logicalType") != null);
    }

    private static FieldType of(Schema schema, boolean misplaced) {
        List<Schema> types = NullableUnions.nonNullTypes(schema);
        return types.size() == 1
                ? new FieldType(kindOf(types.get(0)), types.get(0), schema.isNullable(), misplaced)
                : new FieldType(Kind.OPAQUE, schema, schema.isNullable(), misplaced);
    }

    /** Returns true if the .avsc has a {@code logicalType} that Avro passes over, so that another type may be meant. */
    boolean isDoubtful() {
        return isMisplaced || (schema.getLogicalType() == null && schema.getObjectProp("logicalType") != null);
    }

    /** Returns true if the value is a single one, not made of others. */
    boolean isScalar() {
        return switch (schema.getType()) {
            case RECORD, ARRAY, MAP, UNION, NULL -> false;
            default -> true;
        };
    }

    /**
     * Returns true if a {@code logicalType} of ODCS describes this type. Some types have a second word: ODCS 3.0 had none
     * for timestamps, and tools that make a contract from an Avro schema write {@code array} for bytes.
     */
    boolean isDescribedBy(String logicalType) {
        return kind.logicalType.equals(logicalType) || logicalType.equals(secondWord());
    }

    private String secondWord() {
        return switch (kind) {
            case DECIMAL -> digitsAfterPoint() == 0 ? "integer" : "";
            case TIMESTAMP, LOCAL_TIMESTAMP -> "date";
            case TIME -> "string";
            case MAP -> "map";
            case OPAQUE -> opaqueWord();
            default -> "";
        };
    }

    private String opaqueWord() {
        return switch (schema.getType()) {
            case BYTES -> "array";
            case FIXED -> avroLogicalType().isEmpty() ? "array" : "string";
            case NULL -> "string";
            default -> "";
        };
    }

    /** Returns true if the values are dates, times or points in time. */
    boolean isTemporal() {
        return kind == Kind.DATE || kind == Kind.TIME || kind == Kind.TIMESTAMP || kind == Kind.LOCAL_TIMESTAMP;
    }

    /** Returns true if the field, which is of numbers, can hold exactly this one. */
    boolean canHold(BigDecimal number) {
        return isWithinType(number) && number.stripTrailingZeros().scale() <= digitsAfterPoint();
    }

    /** Returns true if the number lies between the least and the greatest of the type. */
    boolean isWithinType(BigDecimal number) {
        return lowest().map(low -> low.compareTo(number) <= 0).orElse(true)
                && highest().map(high -> high.compareTo(number) >= 0).orElse(true);
    }

    /** The greatest number of digits after the point. */
    int digitsAfterPoint() {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return decimal.getScale();
        }
        return kind == Kind.FLOATING ? Integer.MAX_VALUE : 0;
    }

    /** The least number of an int, long or float; empty for other types. */
    Optional<BigDecimal> lowest() {
        return switch (schema.getType()) {
            case INT -> Optional.of(BigDecimal.valueOf(Integer.MIN_VALUE));
            case LONG -> Optional.of(BigDecimal.valueOf(Long.MIN_VALUE));
            case FLOAT -> Optional.of(new BigDecimal(-Float.MAX_VALUE));
            default -> Optional.empty();
        };
    }

    /** The greatest number of an int, long or float; empty for other types. */
    Optional<BigDecimal> highest() {
        return switch (schema.getType()) {
            case INT -> Optional.of(BigDecimal.valueOf(Integer.MAX_VALUE));
            case LONG -> Optional.of(BigDecimal.valueOf(Long.MAX_VALUE));
            case FLOAT -> Optional.of(new BigDecimal(Float.MAX_VALUE));
            default -> Optional.empty();
        };
    }

    /** The name of Avro's logical type; empty if it has none. */
    String avroLogicalType() {
        LogicalType logical = schema.getLogicalType();
        return logical == null ? "" : logical.getName();
    }

    /** The type in words for people: {@code long (timestamp-millis)}. */
    @Override
    public String toString() {
        if (schema.isUnion()) {
            return "union of " + schema.getTypes().size() + " types";
        }
        String type = schema.getType().getName();
        if (isDoubtful()) {
            String where = isMisplaced ? "stands beside the type" : "is not valid";
            return type + " (whose logicalType " + where + ", correct it in the .avsc)";
        }
        return avroLogicalType().isEmpty() ? type : type + " (" + avroLogicalType() + ")";
    }

    private static Kind kindOf(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        String name = logical == null ? "" : logical.getName();
        return switch (schema.getType()) {
            case STRING -> Kind.TEXT;
            case ENUM -> Kind.ENUM;
            case BOOLEAN -> Kind.BOOLEAN;
            case INT, LONG -> integerKind(name);
            case FLOAT, DOUBLE -> Kind.FLOATING;
            case ARRAY -> Kind.ARRAY;
            case MAP -> Kind.MAP;
            case RECORD -> Kind.RECORD;
            case BYTES, FIXED -> name.equals("decimal") ? Kind.DECIMAL : Kind.OPAQUE;
            case NULL, UNION -> Kind.OPAQUE;
        };
    }

    private static Kind integerKind(String logicalType) {
        return switch (logicalType) {
            case "date" -> Kind.DATE;
            case "time-millis", "time-micros" -> Kind.TIME;
            case "timestamp-millis", "timestamp-micros", "timestamp-nanos" -> Kind.TIMESTAMP;
            case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" -> Kind.LOCAL_TIMESTAMP;
            default -> Kind.INTEGER;
        };
    }
}

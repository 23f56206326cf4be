// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.NullableUnions;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.contract.avro.UuidText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** One field of a primary key, and the text of its values in the record key. */
record KeyField(int slot, Schema schema) {

    /** @throws IllegalArgumentException if the path is not in the schema or does not lead to one scalar type */
    static KeyField of(Schema record, FieldPath path, int slot) {
        Schema at = record;
        for (String step : path.steps()) {
            Schema.Field field = at.getType() == Schema.Type.RECORD ? at.getField(step) : null;
            if (field == null) {
                throw new IllegalArgumentException("the primary key is not in the schema: " + path);
            }
            at = withoutNull(field.schema(), path);
        }
        return switch (at.getType()) {
            case RECORD, ARRAY, MAP, UNION, NULL ->
                throw new IllegalArgumentException("the primary key is not a scalar: " + path);
            default -> new KeyField(slot, at);
        };
    }

    private static Schema withoutNull(Schema schema, FieldPath path) {
        List<Schema> types = NullableUnions.nonNullTypes(schema);
        if (types.size() != 1) {
            throw new IllegalArgumentException("the primary key may be of several types: " + path);
        }
        return types.get(0);
    }

    boolean isString() {
        return schema.getType() == Schema.Type.STRING;
    }

    /** Returns true if JSON writes the value without quotes. */
    boolean isBare() {
        return switch (schema.getType()) {
            case BOOLEAN, INT, LONG -> true;
            default -> false;
        };
    }

    /** The value, which is not null: numbers in plain decimal, a UUID in its usual form, other bytes in hexadecimal. */
    String text(ProjectedValues slots) {
        return switch (schema.getType()) {
            case STRING -> slots.text(slot);
            case BOOLEAN -> slots.asLong(slot) == 1 ? "true" : "false";
            case ENUM -> schema.getEnumSymbols().get((int) slots.asLong(slot));
            case FLOAT -> Float.toString((float) slots.asDouble(slot));
            case DOUBLE -> Double.toString(slots.asDouble(slot));
            case BYTES, FIXED -> bytesText(slots);
            default -> Long.toString(slots.asLong(slot));
        };
    }

    /**
     * The value whose text {@link #text} gives, as {@link io.datagateway.contract.avro.encode.AvroEncoder} takes it.
     *
     * @throws IllegalArgumentException if there is none
     */
    Object value(String text) {
        return switch (schema.getType()) {
            case BOOLEAN -> truth(text);
            case INT, LONG -> Long.parseLong(text);
            case FLOAT -> Float.parseFloat(text);
            case DOUBLE -> Double.parseDouble(text);
            case BYTES, FIXED -> isHexadecimal() ? HexFormat.of().parseHex(text) : text;
            default -> text;
        };
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("not a boolean");
        }
        return text.equals("true");
    }

    private boolean isHexadecimal() {
        LogicalType logical = schema.getLogicalType();
        return !(logical instanceof LogicalTypes.Decimal) && !(logical instanceof LogicalTypes.Uuid);
    }

    private String bytesText(ProjectedValues slots) {
        int from = slots.offset(slot);
        byte[] bytes = Arrays.copyOfRange(slots.buffer(), from, from + slots.length(slot));
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal && bytes.length > 0) {
            return new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString();
        }
        if (logical instanceof LogicalTypes.Uuid && bytes.length == 2 * Long.BYTES) {
            return UuidText.of(bytes);
        }
        return HexFormat.of().formatHex(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.avro.ProjectedValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Reads a field that is not null as an object, for rules that compare values in general. Not for the hot path. */
@FunctionalInterface
public interface FieldReader {

    Object read(ProjectedValues slots);

    /**
     * Reads a field as {@code Boolean}, {@code Long}, {@code Double}, {@code BigDecimal}, {@code String} (also an enum)
     * or {@code ByteBuffer}; empty if it is not a scalar.
     */
    static Optional<FieldReader> of(Schema schema, int slot) {
        return Optional.ofNullable(
                switch (ValueKind.of(schema)) {
                    case BOOLEAN -> slots -> slots.asLong(slot) == 1;
                    case INT, LONG -> slots -> slots.asLong(slot);
                    // Adding zero makes -0.0 and 0.0 one value.
                    case FLOAT, DOUBLE -> slots -> slots.asDouble(slot) + 0.0;
                    case DECIMAL -> decimal((LogicalTypes.Decimal) schema.getLogicalType(), slot);
                    case STRING -> slots -> slots.text(slot);
                    case ENUM -> symbol(schema, slot);
                    case BYTES -> slots -> ByteBuffer.wrap(bytes(slots, slot));
                    case ARRAY, MAP, RECORD, UNION, NULL -> null;
                });
    }

    static byte[] bytes(ProjectedValues slots, int slot) {
        int offset = slots.offset(slot);
        return Arrays.copyOfRange(slots.buffer(), offset, offset + slots.length(slot));
    }

    private static FieldReader decimal(LogicalTypes.Decimal type, int slot) {
        int scale = type.getScale();
        return slots -> new BigDecimal(new BigInteger(slots.buffer(), slots.offset(slot), slots.length(slot)), scale);
    }

    private static FieldReader symbol(Schema schema, int slot) {
        String[] symbols = schema.getEnumSymbols().toArray(String[]::new);
        return slots -> symbols[(int) slots.asLong(slot)];
    }
}

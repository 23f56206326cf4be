// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.UuidText;
import io.datagateway.quality.connect.ConnectBytes;
import io.datagateway.quality.convert.ConnectType.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;

/** The Connect types of Avro's single values. A logical type that is not known here is its underlying type. */
final class ScalarTypes {

    private final TimePrecision precision;
    private final TimeTypes times;

    ScalarTypes(TimePrecision precision) {
        this.precision = precision;
        this.times = new TimeTypes(precision);
    }

    ConnectType type(Schema schema, FieldPath path, boolean optional) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return decimal(decimal, path, optional);
        }
        return switch (schema.getType()) {
            case INT, LONG -> times.type(schema, optional);
            case STRING -> ConnectType.of(text(logical), optional, Object::toString);
            case ENUM -> ConnectType.of(enumeration(schema), optional, Object::toString);
            case BYTES -> ConnectType.of(SchemaBuilder.bytes(), optional, ScalarTypes::bytes);
            case FIXED ->
                logical instanceof LogicalTypes.Uuid
                        ? ConnectType.of(text(logical), optional, datum -> UuidText.of(bytes(datum)))
                        : ConnectType.of(SchemaBuilder.bytes(), optional, ScalarTypes::bytes);
            case BOOLEAN -> ConnectType.of(SchemaBuilder.bool(), optional, Reading.SAME);
            case FLOAT -> ConnectType.of(SchemaBuilder.float32(), optional, Reading.SAME);
            case DOUBLE -> ConnectType.of(SchemaBuilder.float64(), optional, Reading.SAME);
            default -> ConnectType.of(SchemaBuilder.string(), true, Reading.SAME); // null, which has no value
        };
    }

    /**
     * Connect's decimal, with the precision as the parameter in which Debezium and others look for it: a column needs
     * it.
     */
    private static ConnectType decimal(LogicalTypes.Decimal type, FieldPath path, boolean optional) {
        SchemaBuilder schema = Decimal.builder(type.getScale())
                .parameter("connect.decimal.precision", Integer.toString(type.getPrecision()));
        return ConnectType.of(schema, optional, datum -> {
            byte[] unscaled = bytes(datum);
            if (unscaled.length == 0) {
                throw new DataException(path + " is a decimal of no bytes");
            }
            return new BigDecimal(new BigInteger(unscaled), type.getScale());
        });
    }

    private SchemaBuilder text(LogicalType logical) {
        return logical instanceof LogicalTypes.Uuid && precision == TimePrecision.ADAPTIVE
                ? SchemaBuilder.string().name("io.debezium.data.Uuid").version(1)
                : SchemaBuilder.string();
    }

    private SchemaBuilder enumeration(Schema schema) {
        if (precision == TimePrecision.CONNECT) {
            return SchemaBuilder.string();
        }
        return SchemaBuilder.string()
                .name("io.debezium.data.Enum")
                .version(1)
                .parameter("allowed", String.join(",", schema.getEnumSymbols()));
    }

    static byte[] bytes(Object datum) {
        return datum instanceof GenericFixed fixed ? fixed.bytes() : ConnectBytes.copy((ByteBuffer) datum);
    }
}

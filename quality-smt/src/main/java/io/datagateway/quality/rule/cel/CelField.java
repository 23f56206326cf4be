// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.ItemCursor;
import io.datagateway.quality.rule.check.FieldReader;
import io.datagateway.quality.rule.check.ResolvedSchema;
import io.datagateway.quality.rule.check.TimestampUnit;
import io.datagateway.quality.rule.check.ValueKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.common.types.NullT;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Type;

/**
 * How an expression sees a field.
 *
 * <ul>
 *   <li>boolean; string and enum; bytes and fixed: {@code bool}, {@code string}, {@code bytes}
 *   <li>int, long, time of day: {@code int}, in the field's unit
 *   <li>date (midnight UTC), timestamp, local timestamp (taken as UTC): {@code timestamp}
 *   <li>float, double, decimal (about 15 digits; rules that must be exact are checks of their own): {@code double}
 *   <li>array of one of these: {@code list}, empty where the array is null
 *   <li>record: can only be compared with null; its fields are variables of their own
 * </ul>
 *
 * A field that may be null, or is in a record that may be, has the type that CEL can compare with null.
 *
 * @param type in CEL
 * @param reader makes the CEL value of the field in a slot
 */
record CelField(Type type, IntFunction<FieldReader> reader) {

    private static final int MAX_DECIMAL_BITS = 1024;

    /** The field as an expression can use it; empty if it cannot. */
    static Optional<CelField> of(ResolvedSchema target) {
        Schema schema = target.schema();
        return switch (target.kind()) {
            case RECORD -> Optional.of(new CelField(Decls.Null, slot -> orNull(slots -> true, slot)));
            case ARRAY -> ofItems(schema.getElementType());
            default ->
                scalar(schema)
                        .map(type -> new CelField(
                                target.nullable() ? nullable(type) : type, slot -> orNull(reader(schema, slot), slot)));
        };
    }

    private static Optional<CelField> ofItems(Schema item) {
        ResolvedSchema target = ResolvedSchema.of(item, false);
        if (scalar(target.schema()).isEmpty()) {
            return Optional.empty();
        }
        return of(target)
                .map(field ->
                        new CelField(Decls.newListType(field.type), slot -> items(item, field.reader.apply(0), slot)));
    }

    private static FieldReader items(Schema item, FieldReader reader, int slot) {
        var items = new ItemCursor(item, List.of(FieldPath.ROOT));
        return slots -> {
            var values = new ArrayList<Object>(slots.count(slot));
            items.open(slots, slot);
            while (items.next()) {
                values.add(reader.read(items.item()));
            }
            return values;
        };
    }

    private static Optional<Type> scalar(Schema schema) {
        return Optional.ofNullable(
                switch (ValueKind.of(schema)) {
                    case BOOLEAN -> Decls.Bool;
                    case INT, LONG -> TimestampUnit.unit(schema).isPresent() ? Decls.Timestamp : Decls.Int;
                    case FLOAT, DOUBLE, DECIMAL -> Decls.Double;
                    case STRING, ENUM -> Decls.String;
                    case BYTES -> Decls.Bytes;
                    case ARRAY, MAP, RECORD, UNION, NULL -> null;
                });
    }

    /** Timestamps are comparable with null as they are. */
    private static Type nullable(Type type) {
        return type.equals(Decls.Timestamp) ? type : Decls.newWrapperType(type);
    }

    private static FieldReader reader(Schema schema, int slot) {
        FieldReader exact = FieldReader.of(schema, slot).orElseThrow();
        Optional<ChronoUnit> unit = TimestampUnit.unit(schema);
        if (unit.isPresent()) {
            ChronoUnit of = unit.get();
            return slots -> Instant.EPOCH.plus(slots.asLong(slot), of);
        }
        return switch (ValueKind.of(schema)) {
            case FLOAT, DOUBLE -> slots -> number((Double) exact.read(slots));
            case DECIMAL -> slots -> rounded((BigDecimal) exact.read(slots));
            case BYTES -> slots -> FieldReader.bytes(slots, slot);
            default -> exact;
        };
    }

    /** The engine takes NaN for the greatest number; here, what is asked of it does not hold. */
    private static Object number(Double value) {
        if (value.isNaN()) {
            throw new ArithmeticException("not a number");
        }
        return value;
    }

    /** Rounding takes time that grows faster than the number. */
    private static Object rounded(BigDecimal value) {
        if (value.unscaledValue().bitLength() > MAX_DECIMAL_BITS) {
            throw new ArithmeticException("the decimal is too long for an expression");
        }
        return value.doubleValue();
    }

    private static FieldReader orNull(FieldReader reader, int slot) {
        return slots -> slots.isNull(slot) ? NullT.NullValue : reader.read(slots);
    }
}

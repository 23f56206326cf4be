// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.AvroLibrary;
import io.datagateway.contract.avro.RandomDatums;
import io.datagateway.contract.avro.RandomSchemas;
import io.datagateway.contract.avro.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

class AvroEncoderProperties {

    @Test
    void writesTheBytesThatAvroWrites() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 400; seed++) {
            try {
                writesWhatAvroWrites(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void writesWhatAvroWrites(Random random) throws Exception {
        Schema schema = RandomSchemas.next(random);
        var avro = new AvroLibrary(schema);
        var encoder = new AvroEncoder(schema);
        var datums = new RandomDatums(random);
        var trees = new Trees(random);
        for (int i = 0; i < 8; i++) {
            Object datum = datums.next(schema);
            byte[] bytes = encoder.encode(trees.of(schema, datum));
            assertThat(bytes).isEqualTo(avro.encode(datum));
            var cursor = new AvroCursor(schema, List.of());
            cursor.readWhole(bytes, cursor.newValues());
        }
    }

    /** Avro's generic data as plain Java values, each in any of the forms that the encoder takes. */
    private record Trees(Random random) {

        Object of(Schema schema, Object datum) {
            return switch (schema.getType()) {
                case RECORD -> record(schema, (IndexedRecord) datum);
                case ARRAY -> array(schema, (List<?>) datum);
                case MAP -> map(schema, (Map<?, ?>) datum);
                case UNION -> branch(schema, datum);
                case ENUM -> datum.toString();
                case FIXED -> bytes(schema, ((GenericFixed) datum).bytes());
                case BYTES -> bytes(schema, ((ByteBuffer) datum).array());
                case INT -> random.nextBoolean() ? datum : time(schema, (int) datum);
                case LONG -> random.nextBoolean() ? datum : time(schema, (long) datum);
                case STRING ->
                    schema.getLogicalType() != null && random.nextBoolean() ? UUID.fromString((String) datum) : datum;
                case FLOAT, DOUBLE -> random.nextBoolean() ? datum : floating((Number) datum);
                default -> datum;
            };
        }

        /** The value of a branch. In a union of several types, text is for the string. */
        private Object branch(Schema schema, Object datum) {
            Schema branch = schema.getTypes().get(GenericData.get().resolveUnion(schema, datum));
            boolean several = schema.getTypes().size() > (schema.isNullable() ? 2 : 1);
            return several && datum instanceof Number ? datum : of(branch, datum);
        }

        private static Object floating(Number datum) {
            return Double.isFinite(datum.doubleValue())
                    ? new BigDecimal(datum.toString()).toPlainString()
                    : datum.toString();
        }

        private Object record(Schema schema, IndexedRecord record) {
            var tree = new LinkedHashMap<String, Object>();
            for (Schema.Field field : schema.getFields()) {
                Object value = of(field.schema(), record.get(field.pos()));
                if (value != null || random.nextBoolean()) {
                    tree.put(field.name(), value);
                }
            }
            return tree;
        }

        private Object array(Schema schema, List<?> items) {
            var tree = new ArrayList<>();
            items.forEach(item -> tree.add(of(schema.getElementType(), item)));
            return tree;
        }

        private Object map(Schema schema, Map<?, ?> map) {
            var tree = new LinkedHashMap<String, Object>();
            map.forEach((key, value) -> tree.put((String) key, of(schema.getValueType(), value)));
            return tree;
        }

        private Object bytes(Schema schema, byte[] bytes) {
            if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
                var value = new BigDecimal(new BigInteger(bytes), decimal.getScale());
                return random.nextBoolean() ? value : value.toPlainString();
            }
            return switch (random.nextInt(3)) {
                case 0 -> bytes;
                case 1 -> ByteBuffer.wrap(bytes);
                default -> Base64.getEncoder().encodeToString(bytes);
            };
        }

        private Object time(Schema schema, long count) {
            String logical = schema.getLogicalType() == null
                    ? ""
                    : schema.getLogicalType().getName();
            Object value = switch (logical) {
                case "date" -> LocalDate.ofEpochDay(count);
                case "time-millis" -> LocalTime.MIDNIGHT.plus(count, ChronoUnit.MILLIS);
                case "time-micros" -> LocalTime.MIDNIGHT.plus(count, ChronoUnit.MICROS);
                case "timestamp-micros" -> Instant.EPOCH.plus(count, ChronoUnit.MICROS);
                case "timestamp-nanos" -> Instant.EPOCH.plus(count, ChronoUnit.NANOS);
                case "local-timestamp-micros" -> Instant.EPOCH.plus(count, ChronoUnit.MICROS);
                default -> BigInteger.valueOf(count);
            };
            boolean isText = random.nextBoolean() && (logical.isEmpty() || !(value instanceof BigInteger));
            return isText ? value + (hasZone(logical) && random.nextBoolean() ? "Z" : "") : value;
        }

        /** Returns true if text of the type may end in {@code Z}, and does not do so by itself. */
        private static boolean hasZone(String logical) {
            return logical.equals("date") || logical.startsWith("time-");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.FieldPath;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Compares the slots that a cursor has filled with the datum that Avro's own reader has read. */
final class ProjectedValuesOracle {

    private static final int MAX_STEPS = 4;

    private final Schema schema;
    private final List<FieldPath> paths = new ArrayList<>();

    /** @param schema of the value that paths start from */
    ProjectedValuesOracle(Schema schema, Random random) {
        this.schema = schema;
        collect(schema, FieldPath.ROOT);
        paths.removeIf(path -> random.nextInt(3) == 0);
    }

    /** Some of the fields that may be wanted. */
    List<FieldPath> paths() {
        return paths;
    }

    private void collect(Schema at, FieldPath path) {
        paths.add(path);
        Schema type = something(at);
        if (type.getType() == Schema.Type.RECORD && path.steps().size() < MAX_STEPS) {
            type.getFields().forEach(field -> collect(field.schema(), path.then(field.name())));
        }
    }

    /** The type besides null, if there is one only. */
    private static Schema something(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        List<Schema> types = schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        return types.size() == 1 ? types.get(0) : schema;
    }

    void compare(ProjectedValues slots, Object datum) {
        for (int slot = 0; slot < paths.size(); slot++) {
            Schema type = something(schema);
            Object value = datum;
            for (String step : paths.get(slot).steps()) {
                value = value == null
                        ? null
                        : ((IndexedRecord) value).get(type.getField(step).pos());
                type = something(type.getField(step).schema());
            }
            compare(slots, slot, type, value);
        }
    }

    private static void compare(ProjectedValues slots, int slot, Schema type, Object value) {
        assertThat(slots.isNull(slot)).isEqualTo(value == null);
        if (value == null) {
            return;
        }
        switch (type.getType()) {
            case BOOLEAN -> assertThat(slots.asLong(slot)).isEqualTo((boolean) value ? 1 : 0);
            case INT, LONG -> assertThat(slots.asLong(slot)).isEqualTo(((Number) value).longValue());
            case FLOAT, DOUBLE -> assertThat(slots.asDouble(slot)).isEqualTo((Double) ((Number) value).doubleValue());
            case ENUM -> assertThat(slots.asLong(slot)).isEqualTo(type.getEnumOrdinal(value.toString()));
            case STRING -> assertThat(slots.text(slot)).isEqualTo(value.toString());
            case BYTES -> assertThat(ByteBuffer.wrap(range(slots, slot))).isEqualTo(value);
            case FIXED -> assertThat(range(slots, slot)).isEqualTo(((GenericFixed) value).bytes());
            case ARRAY -> compareItems(slots, slot, type.getElementType(), (Collection<?>) value);
            case MAP -> assertThat(slots.count(slot)).isGreaterThanOrEqualTo(((Map<?, ?>) value).size());
            default -> {}
        }
    }

    private static void compareItems(ProjectedValues slots, int slot, Schema type, Collection<?> items) {
        assertThat(slots.count(slot)).isEqualTo(items.size());
        var oracle = new ProjectedValuesOracle(type, new Random(0));
        var cursor = new ItemCursor(type, oracle.paths());
        cursor.open(slots, slot);
        for (Object item : items) {
            assertThat(cursor.next()).isTrue();
            oracle.compare(cursor.item(), item);
        }
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.index()).isEqualTo(items.size() - 1);
    }

    private static byte[] range(ProjectedValues slots, int slot) {
        int from = slots.offset(slot);
        return Arrays.copyOfRange(slots.buffer(), from, from + slots.length(slot));
    }
}

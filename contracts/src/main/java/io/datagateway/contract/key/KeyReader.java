// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.ProjectedValues;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record key in Kafka from the slots of the primary key: UTF-8 text. The text of a single field as it is; of
 * several, a JSON array in which whole numbers and booleans are bare and everything else is a string. Times are numbers
 * in the field's unit, a UUID has its usual form, other bytes are hexadecimal. Used by any number of threads.
 */
public final class KeyReader {

    private final List<KeyField> fields;

    /**
     * @param key the fields of the primary key; the slot of each is its index
     * @throws IllegalArgumentException if one is not in the schema or does not lead to one scalar type
     */
    public KeyReader(Schema schema, List<FieldPath> key) {
        this.fields = IntStream.range(0, key.size())
                .mapToObj(slot -> KeyField.of(schema, key.get(slot), slot))
                .toList();
    }

    /** The key; null if the contract has none or its only field is null. */
    public byte @Nullable [] read(ProjectedValues slots) {
        if (fields.size() != 1) {
            return fields.isEmpty() ? null : array(slots).getBytes(StandardCharsets.UTF_8);
        }
        KeyField field = fields.get(0);
        if (slots.isNull(field.slot())) {
            return null;
        }
        if (field.isString()) {
            int from = slots.offset(field.slot());
            return Arrays.copyOfRange(slots.buffer(), from, from + slots.length(field.slot()));
        }
        return field.text(slots).getBytes(StandardCharsets.UTF_8);
    }

    private String array(ProjectedValues slots) {
        var array = new StringJoiner(",", "[", "]");
        for (KeyField field : fields) {
            array.add(item(field, slots));
        }
        return array.toString();
    }

    private static String item(KeyField field, ProjectedValues slots) {
        if (slots.isNull(field.slot())) {
            return "null";
        }
        String text = field.text(slots);
        return field.isBare()
                ? text
                : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}

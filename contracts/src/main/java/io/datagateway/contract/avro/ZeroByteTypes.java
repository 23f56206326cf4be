// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** Schemas whose datums take no byte at all: null, fixed of size 0, records of nothing else. */
final class ZeroByteTypes {

    private final Map<String, Boolean> records = new HashMap<>();

    private ZeroByteTypes() {}

    static boolean takes(Schema schema) {
        return new ZeroByteTypes().isTakenBy(schema);
    }

    private boolean isTakenBy(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case RECORD -> isTakenByFields(schema);
            default -> false;
        };
    }

    private boolean isTakenByFields(Schema record) {
        Boolean known = records.putIfAbsent(record.getFullName(), false); // a record in itself has no datum
        if (known != null) {
            return known;
        }
        for (Schema.Field field : record.getFields()) {
            if (!isTakenBy(field.schema())) {
                return false;
            }
        }
        records.put(record.getFullName(), true);
        return true;
    }
}

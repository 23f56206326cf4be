// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A Connect type, and the conversion to it of values that Avro's generic reader has read.
 *
 * @param reading the conversion; never called with null
 */
record ConnectType(Schema schema, Reading reading) {

    interface Reading {

        /** Leaves the value as it is: a number, a boolean. */
        Reading SAME = datum -> datum;

        Object read(Object datum);
    }

    static ConnectType of(SchemaBuilder schema, boolean optional, Reading reading) {
        return new ConnectType((optional ? schema.optional() : schema).build(), reading);
    }

    @Nullable
    Object read(@Nullable Object datum) {
        return datum == null ? null : reading.read(datum);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** A logical type's demands on a value beyond its encoding. Avro's own conversions fail on values without it. */
interface LogicalCheck {

    /**
     * Checks the value that {@code in} has read last.
     *
     * @param end the end of the value in the buffer, exclusive
     */
    void check(AvroInput in, int end) throws MalformedDatumException;

    /** The check for the type; null if every value is good. */
    static @Nullable LogicalCheck of(Schema schema) {
        LogicalType type = schema.getLogicalType();
        if (type instanceof LogicalTypes.Decimal decimal) {
            return new DecimalCheck(decimal.getPrecision());
        }
        if (type instanceof LogicalTypes.Uuid && schema.getType() == Schema.Type.STRING) {
            return LogicalCheck::uuid;
        }
        if (type instanceof LogicalTypes.TimeMillis) {
            return (in, end) -> timeOfDay(in, end, TimeUnit.DAYS.toMillis(1));
        }
        return type instanceof LogicalTypes.TimeMicros
                ? (in, end) -> timeOfDay(in, end, TimeUnit.DAYS.toMicros(1))
                : null;
    }

    private static void timeOfDay(AvroInput in, int end, long day) throws MalformedDatumException {
        if (in.value() < 0 || in.value() >= day) {
            throw new MalformedDatumException("the time is not within a day", end);
        }
    }

    private static void uuid(AvroInput in, int end) throws MalformedDatumException {
        int from = end - (int) in.value();
        if (!UuidText.isUuid(in.buffer(), from, end)) {
            throw new MalformedDatumException("the text is not a UUID", from);
        }
    }
}

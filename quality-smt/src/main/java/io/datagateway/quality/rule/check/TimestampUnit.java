// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * The unit of the Avro types that are a point in time: a count of some unit since the epoch (Avro 1.12, "Logical
 * Types").
 */
public final class TimestampUnit {

    private TimestampUnit() {}

    /** The unit that values of the schema count; empty if they are not a point in time. */
    public static Optional<ChronoUnit> unit(Schema schema) {
        LogicalType type = schema.getLogicalType();
        return Optional.ofNullable(
                switch (type == null ? "" : type.getName()) {
                    case "date" -> ChronoUnit.DAYS;
                    case "timestamp-millis", "local-timestamp-millis" -> ChronoUnit.MILLIS;
                    case "timestamp-micros", "local-timestamp-micros" -> ChronoUnit.MICROS;
                    case "timestamp-nanos", "local-timestamp-nanos" -> ChronoUnit.NANOS;
                    default -> null;
                });
    }
}

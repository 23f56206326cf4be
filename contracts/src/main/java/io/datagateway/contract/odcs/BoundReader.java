// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads a bound of a range as a number in the unit of the field's Avro type. */
final class BoundReader {

    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

    private BoundReader() {}

    /** The bound; empty, with an issue, if it is not a value that the field could have. */
    static Optional<BigDecimal> read(DocumentNode value, FieldType type) {
        Optional<BigDecimal> bound = switch (type.kind()) {
            case DATE, TIME, TIMESTAMP, LOCAL_TIMESTAMP -> value.text().flatMap(text -> time(text, value, type));
            default -> value.number();
        };
        return bound.filter(number -> isPossible(number, value, type));
    }

    private static Optional<BigDecimal> time(String text, DocumentNode value, FieldType type) {
        try {
            return Optional.of(parse(text, type));
        } catch (DateTimeException e) {
            value.issue("is not a " + type.avroLogicalType() + " of ISO 8601: write it like " + example(type));
            return Optional.empty();
        }
    }

    private static BigDecimal parse(String text, FieldType type) {
        return switch (type.kind()) {
            case DATE -> BigDecimal.valueOf(LocalDate.parse(text).toEpochDay());
            case TIME -> inUnit(0, LocalTime.parse(text).toNanoOfDay(), type);
            case TIMESTAMP -> sinceEpoch(OffsetDateTime.parse(text).toInstant(), type);
            default -> sinceEpoch(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC), type);
        };
    }

    private static BigDecimal sinceEpoch(Instant time, FieldType type) {
        return inUnit(time.getEpochSecond(), time.getNano(), type);
    }

    private static BigDecimal inUnit(long seconds, long nanos, FieldType type) {
        String name = type.avroLogicalType();
        int digits = name.endsWith("millis") ? 6 : name.endsWith("micros") ? 3 : 0;
        BigDecimal units = BigDecimal.valueOf(seconds)
                .multiply(NANOS_PER_SECOND)
                .add(BigDecimal.valueOf(nanos))
                .movePointLeft(digits)
                .stripTrailingZeros();
        return units.setScale(Math.max(0, units.scale()));
    }

    private static boolean isPossible(BigDecimal number, DocumentNode value, FieldType type) {
        if (number.stripTrailingZeros().scale() > type.digitsAfterPoint()) {
            value.issue("is finer than an Avro " + type + ": give it fewer digits");
            return false;
        }
        if (!type.isWithinType(number)) {
            value.issue("is beyond what an Avro " + type + " can hold: remove it");
            return false;
        }
        return true;
    }

    private static String example(FieldType type) {
        return switch (type.kind()) {
            case DATE -> "2026-01-31";
            case TIME -> "23:59:59";
            case TIMESTAMP -> "2026-01-31T23:59:59Z";
            default -> "2026-01-31T23:59:59";
        };
    }
}

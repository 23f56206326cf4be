// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Dates and times, as a count of the field's unit. A value more exact than the unit is out of range: nothing is
 * rounded.
 *
 * @param integer writes the count
 * @param isInfinite true for counts that stand for infinity
 */
@SuppressWarnings("JavaUtilDate") // the class Kafka Connect has for them
record TemporalEncoding(IntegerEncoding integer, UnitCounter counter, LongPredicate isInfinite) implements Encoding {

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NANOS_PER_DAY = TimeUnit.DAYS.toNanos(1);
    private static final long MILLIS_PER_DAY = TimeUnit.DAYS.toMillis(1);

    /** Counts the units from the zero of the field's type to a value. */
    interface UnitCounter {
        /**
         * @throws DateTimeException if the value is not of the type
         * @throws ArithmeticException if it cannot be counted in whole units
         */
        long count(Object value);
    }

    static Encoding date() {
        return new TemporalEncoding(
                new IntegerEncoding("date", Integer.MIN_VALUE, Integer.MAX_VALUE),
                TemporalEncoding::days,
                ConnectorSubstitute::isInfiniteDay);
    }

    static Encoding time(String type, long nanosPerUnit) {
        return new TemporalEncoding(
                new IntegerEncoding(type, 0, NANOS_PER_DAY / nanosPerUnit - 1),
                value -> exactly(timeOfDay(value), nanosPerUnit),
                count -> false);
    }

    static Encoding timestamp(String type, long nanosPerUnit) {
        return new TemporalEncoding(
                new IntegerEncoding(type, Long.MIN_VALUE, Long.MAX_VALUE),
                value -> sinceEpoch(instant(value), nanosPerUnit),
                ConnectorSubstitute::isInfiniteTimestamp);
    }

    static Encoding localTimestamp(String type, long nanosPerUnit) {
        return new TemporalEncoding(
                new IntegerEncoding(type, Long.MIN_VALUE, Long.MAX_VALUE),
                value -> sinceEpoch(localTime(value), nanosPerUnit),
                ConnectorSubstitute::isInfiniteTimestamp);
    }

    @Override
    public void write(Object value, EncodingContext context) {
        if (context.isSubstitute(ConnectorSubstitute.reasonOfCount(value, isInfinite))) {
            return;
        }
        if (value instanceof Number) {
            integer.write(value, context);
            return;
        }
        try {
            integer.write(counter.count(value), context);
        } catch (DateTimeException e) {
            context.refuseType(integer.type(), value);
        } catch (ArithmeticException e) {
            context.refuse(EncodingIssue.RANGE, "is more exact than " + integer.type() + ", or beyond its range");
        }
    }

    private static long days(Object value) {
        if (value instanceof Date date) {
            return exactly(date.getTime(), MILLIS_PER_DAY);
        }
        LocalDate date = value instanceof String text ? LocalDate.parse(withoutZ(text)) : as(LocalDate.class, value);
        return date.toEpochDay();
    }

    /** The time of day, in nanoseconds after midnight. */
    private static long timeOfDay(Object value) {
        if (value instanceof Date date) {
            return Math.multiplyExact(date.getTime(), TimeUnit.MILLISECONDS.toNanos(1));
        }
        LocalTime time = value instanceof String text ? timeInUtc(text) : as(LocalTime.class, value);
        return time.toNanoOfDay();
    }

    private static LocalTime timeInUtc(String text) {
        TemporalAccessor time = DateTimeFormatter.ISO_TIME.parseBest(text, OffsetTime::from, LocalTime::from);
        if (time instanceof OffsetTime zoned && zoned.getOffset().getTotalSeconds() != 0) {
            throw new DateTimeException("not a time in UTC");
        }
        return LocalTime.from(time);
    }

    private static Instant instant(Object value) {
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        return value instanceof String text ? OffsetDateTime.parse(text).toInstant() : as(Instant.class, value);
    }

    /** The instant of a time that has no zone, taken as UTC. */
    private static Instant localTime(Object value) {
        if (value instanceof Instant || value instanceof Date) {
            return instant(value);
        }
        LocalDateTime time =
                value instanceof String text ? LocalDateTime.parse(withoutZ(text)) : as(LocalDateTime.class, value);
        return time.toInstant(ZoneOffset.UTC);
    }

    /**
     * Removes the final {@code Z}, which the connectors of databases write even for dates and times that have no zone.
     */
    private static String withoutZ(String text) {
        return text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
    }

    private static <T> T as(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new DateTimeException("not a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static long sinceEpoch(Instant instant, long nanosPerUnit) {
        long unitsPerSecond = NANOS_PER_SECOND / nanosPerUnit;
        long fraction = exactly(instant.getNano(), nanosPerUnit);
        long seconds = instant.getEpochSecond();
        if (seconds >= 0) {
            return Math.addExact(Math.multiplyExact(seconds, unitsPerSecond), fraction);
        }
        // From the next second backwards, else the product of the very first moments would overflow.
        return Math.addExact(Math.multiplyExact(seconds + 1, unitsPerSecond), fraction - unitsPerSecond);
    }

    private static long exactly(long amount, long unit) {
        if (amount % unit != 0) {
            throw new ArithmeticException("not a whole number of units");
        }
        return amount / unit;
    }
}

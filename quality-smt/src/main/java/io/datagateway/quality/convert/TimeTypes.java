// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.quality.convert.ConnectType.Reading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** The Connect types of int and long, which may count dates and times. */
@SuppressWarnings("JavaUtilDate") // the class Kafka Connect has for them
final class TimeTypes {

    private static final long MILLIS_PER_DAY = TimeUnit.DAYS.toMillis(1);

    private final boolean exact;

    TimeTypes(TimePrecision precision) {
        this.exact = precision == TimePrecision.ADAPTIVE;
    }

    ConnectType type(Schema schema, boolean optional) {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logical) {
            case "date" -> ConnectType.of(Date.builder(), optional, TimeTypes::date);
            case "time-millis" -> ConnectType.of(Time.builder(), optional, cut(1));
            case "timestamp-millis" -> ConnectType.of(Timestamp.builder(), optional, cut(1));
            default -> exact ? counted(schema, logical, optional) : cut(schema, logical, optional);
        };
    }

    private static ConnectType counted(Schema schema, String logical, boolean optional) {
        return switch (logical) {
            case "time-micros" -> debezium("MicroTime", optional);
            case "timestamp-micros" -> zoned(6, ChronoUnit.MICROS, optional);
            case "timestamp-nanos" -> zoned(9, ChronoUnit.NANOS, optional);
            case "local-timestamp-millis" -> debezium("Timestamp", optional);
            case "local-timestamp-micros" -> debezium("MicroTimestamp", optional);
            case "local-timestamp-nanos" -> debezium("NanoTimestamp", optional);
            default -> number(schema, optional);
        };
    }

    private static ConnectType cut(Schema schema, String logical, boolean optional) {
        return switch (logical) {
            case "time-micros" -> ConnectType.of(Time.builder(), optional, cut(1_000));
            case "local-timestamp-millis" -> ConnectType.of(Timestamp.builder(), optional, cut(1));
            case "timestamp-micros", "local-timestamp-micros" ->
                ConnectType.of(Timestamp.builder(), optional, cut(1_000));
            case "timestamp-nanos", "local-timestamp-nanos" ->
                ConnectType.of(Timestamp.builder(), optional, cut(1_000_000));
            default -> number(schema, optional);
        };
    }

    private static ConnectType number(Schema schema, boolean optional) {
        return ConnectType.of(
                schema.getType() == Schema.Type.INT ? SchemaBuilder.int32() : SchemaBuilder.int64(),
                optional,
                Reading.SAME);
    }

    private static ConnectType debezium(String type, boolean optional) {
        return ConnectType.of(
                SchemaBuilder.int64().name("io.debezium.time." + type).version(1), optional, Reading.SAME);
    }

    private static ConnectType zoned(int digits, ChronoUnit unit, boolean optional) {
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendPattern("'T'HH:mm:ss")
                .appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true)
                .appendLiteral('Z')
                .toFormatter(Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        return ConnectType.of(
                SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp").version(1),
                optional,
                datum -> format.format(Instant.EPOCH.plus((long) datum, unit)));
    }

    private static Object date(Object days) {
        return new java.util.Date((int) days * MILLIS_PER_DAY);
    }

    /** Cuts to the millisecond, downwards, before 1970 too. */
    private static Reading cut(long unitsPerMilli) {
        return datum -> new java.util.Date(Math.floorDiv(((Number) datum).longValue(), unitsPerMilli));
    }
}

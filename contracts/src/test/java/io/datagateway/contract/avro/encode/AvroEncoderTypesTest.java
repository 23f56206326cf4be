// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import static io.datagateway.contract.avro.TestSchemas.DAY;
import static io.datagateway.contract.avro.TestSchemas.DECIMAL;
import static io.datagateway.contract.avro.TestSchemas.ENUM;
import static io.datagateway.contract.avro.TestSchemas.FIXED;
import static io.datagateway.contract.avro.TestSchemas.FIXED_DECIMAL;
import static io.datagateway.contract.avro.TestSchemas.FIXED_UUID;
import static io.datagateway.contract.avro.TestSchemas.LOCAL_US;
import static io.datagateway.contract.avro.TestSchemas.MS;
import static io.datagateway.contract.avro.TestSchemas.NS;
import static io.datagateway.contract.avro.TestSchemas.TIME_MS;
import static io.datagateway.contract.avro.TestSchemas.TIME_US;
import static io.datagateway.contract.avro.TestSchemas.US;
import static io.datagateway.contract.avro.TestSchemas.UUID_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datagateway.contract.avro.AvroLibrary;
import io.datagateway.contract.avro.TestSchemas;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AvroEncoderTypesTest {

    private static final String ID = "01234567-89ab-CDEF-0123-456789abcdef";

    @ParameterizedTest
    @MethodSource
    void takes(String type, Object value, Object datum) throws Exception {
        Schema schema = TestSchemas.of(type);
        assertThat(new AvroEncoder(schema).encode(value)).isEqualTo(new AvroLibrary(schema).encode(datum));
    }

    static Stream<Arguments> takes() {
        return Stream.of(numbers(), decimals(), binary(), times(), containers()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                arguments("'null'", null, null),
                arguments("'boolean'", true, true),
                arguments("'int'", (byte) -3, -3),
                arguments("'int'", (short) 300, 300),
                arguments("'int'", 7L, 7),
                arguments("'int'", 3.0, 3),
                arguments("'int'", 3f, 3),
                arguments("'int'", new BigDecimal("12E2"), 1200),
                arguments("'int'", new BigDecimal("7.000"), 7),
                arguments("'int'", new BigDecimal("0E+2000000000"), 0),
                arguments("'int'", new BigDecimal("0E-2147483647"), 0),
                arguments("'int'", "-12", -12),
                arguments("'int'", "0012.00", 12),
                arguments("'long'", "-9223372036854775808", Long.MIN_VALUE),
                arguments("'long'", BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                arguments("'long'", 1e18, 1_000_000_000_000_000_000L),
                arguments("'float'", 0.1, 0.1f),
                arguments("'float'", Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY),
                arguments("'double'", 3, 3.0),
                arguments("'double'", Double.NaN, Double.NaN),
                arguments("'double'", new BigDecimal("0.1"), 0.1),
                arguments("'float'", "-12.50", -12.5f),
                arguments("'float'", "0.1", 0.1f),
                arguments("'float'", "NaN", Float.NaN),
                arguments("'float'", "-Infinity", Float.NEGATIVE_INFINITY),
                arguments("'double'", "12", 12.0),
                arguments("'double'", "0.1", 0.1),
                arguments("'double'", "NaN", Double.NaN),
                arguments("'double'", "Infinity", Double.POSITIVE_INFINITY),
                arguments("'double'", "-Infinity", Double.NEGATIVE_INFINITY));
    }

    private static Stream<Arguments> decimals() {
        return Stream.of(
                arguments(DECIMAL, new BigDecimal("12.5"), unscaled(1250)),
                arguments(DECIMAL, "-9999.99", unscaled(-999999)),
                arguments(DECIMAL, "12.5000", unscaled(1250)),
                arguments(DECIMAL, 42, unscaled(4200)),
                arguments(DECIMAL, 0.29, unscaled(29)),
                arguments(DECIMAL, 0.1f, unscaled(10)),
                arguments(DECIMAL, BigInteger.TEN, unscaled(1000)),
                arguments(DECIMAL, new BigDecimal("0E-2000000000"), unscaled(0)),
                arguments(FIXED_DECIMAL, "-1", fixed(FIXED_DECIMAL, -1, -1, -1, -100)),
                arguments(FIXED_DECIMAL, "1.28", fixed(FIXED_DECIMAL, 0, 0, 0, -128)));
    }

    private static Stream<Arguments> binary() {
        byte[] bytes = {1, 2, 3};
        return Stream.of(
                arguments("'string'", "h\u00e9 \ud83d\ude00", "h\u00e9 \ud83d\ude00"),
                arguments(ENUM, "B", new GenericData.EnumSymbol(TestSchemas.of(ENUM), "B")),
                arguments("'bytes'", bytes, ByteBuffer.wrap(bytes)),
                arguments("'bytes'", ByteBuffer.wrap(bytes, 1, 2), ByteBuffer.wrap(new byte[] {2, 3})),
                arguments("'bytes'", "AQID", ByteBuffer.wrap(bytes)),
                arguments("'bytes'", "", ByteBuffer.wrap(new byte[0])),
                arguments(FIXED, bytes, fixed(FIXED, 1, 2, 3)),
                arguments(FIXED, "AQID", fixed(FIXED, 1, 2, 3)),
                arguments(UUID_TEXT, ID, ID),
                arguments(UUID_TEXT, UUID.fromString(ID), ID.toLowerCase(java.util.Locale.ROOT)),
                arguments(
                        FIXED_UUID,
                        ID,
                        fixed(FIXED_UUID, 1, 35, 69, 103, -119, -85, -51, -17, 1, 35, 69, 103, -119, -85, -51, -17)));
    }

    private static Stream<Arguments> times() {
        Instant instant = Instant.parse("1969-12-31T23:59:59.123Z");
        return Stream.of(
                arguments(DAY, -1, -1),
                arguments(DAY, "1970-01-03", 2),
                arguments(DAY, "1970-01-03Z", 2),
                arguments(DAY, LocalDate.of(1969, 12, 31), -1),
                arguments(DAY, new Date(-86_400_000L), -1),
                arguments(TIME_MS, 86_399_999, 86_399_999),
                arguments(TIME_MS, "00:00:01.002", 1002),
                arguments(TIME_MS, "00:00:01.002Z", 1002),
                arguments(TIME_MS, "00:00:01.002+00:00", 1002),
                arguments(TIME_MS, "23:59Z", 86_340_000),
                arguments(TIME_MS, new Date(5), 5),
                arguments(TIME_US, LocalTime.of(0, 0, 1), 1_000_000L),
                arguments(MS, 17, 17L),
                arguments(MS, instant, -877L),
                arguments(MS, new Date(-5), -5L),
                arguments(MS, OffsetDateTime.parse("1970-01-01T02:00:00.001+02:00"), 1L),
                arguments(MS, ZonedDateTime.parse("1970-01-01T00:00:00.001Z[UTC]"), 1L),
                arguments(US, "1970-01-01T01:00:00.000001+01:00", 1L),
                arguments(US, "9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999L),
                arguments(NS, instant, -877_000_000L),
                arguments(NS, "1677-09-21T00:12:43.145224192Z", Long.MIN_VALUE),
                arguments(NS, "2262-04-11T23:47:16.854775807Z", Long.MAX_VALUE),
                arguments(LOCAL_US, "1970-01-01T00:00:00.5", 500_000L),
                arguments(LOCAL_US, "1970-01-01T00:00:00.5Z", 500_000L),
                arguments(LOCAL_US, "1970-01-01T00:00Z", 0L),
                arguments(LOCAL_US, new Date(-5), -5_000L),
                arguments(LOCAL_US, instant, -877_000L),
                arguments(LOCAL_US, Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS), Long.MIN_VALUE),
                arguments(LOCAL_US, LocalDateTime.of(1970, 1, 1, 0, 1), 60_000_000L));
    }

    private static Stream<Arguments> containers() {
        return Stream.of(
                arguments("['null','long']", null, null),
                arguments("['long','null']", null, null),
                arguments("['null','long']", 5, 5L),
                arguments("['string','null']", "a", "a"),
                arguments("['int','double']", 3.0, 3),
                arguments("['int','double']", 3.5, 3.5),
                arguments("['int','long','string']", 1L << 40, 1L << 40),
                arguments("['null','bytes','string']", "AQID", "AQID"),
                arguments("['null','bytes','string']", new byte[] {1}, ByteBuffer.wrap(new byte[] {1})),
                arguments("['null','bytes','int']", "AQID", ByteBuffer.wrap(new byte[] {1, 2, 3})),
                arguments("['int','double','string']", "12", "12"),
                arguments("['double','string']", "NaN", "NaN"),
                arguments("[" + DAY + ",'string']", "1970-01-03", "1970-01-03"),
                arguments("[" + ENUM + ",'string']", "A", "A"),
                arguments("['int','double']", "12.5", 12.5),
                arguments("['null','int'," + UUID_TEXT + "]", "12", 12),
                arguments("['null','int']", "12", 12),
                arguments("['null','bytes','string']", "A", "A"),
                arguments("{'type':'array','items':'int'}", List.of(), List.of()),
                arguments("{'type':'array','items':'int'}", List.of(1, 2L), List.of(1, 2)),
                arguments("{'type':'map','values':['null','int']}", Map.of("é", 1), Map.of("é", 1)));
    }

    private static ByteBuffer unscaled(long value) {
        return ByteBuffer.wrap(BigInteger.valueOf(value).toByteArray());
    }

    private static GenericData.Fixed fixed(String type, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new GenericData.Fixed(TestSchemas.of(type), bytes);
    }
}

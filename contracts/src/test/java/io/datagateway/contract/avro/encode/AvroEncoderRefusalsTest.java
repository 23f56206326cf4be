// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import static io.datagateway.contract.avro.TestSchemas.DAY;
import static io.datagateway.contract.avro.TestSchemas.DECIMAL;
import static io.datagateway.contract.avro.TestSchemas.ENUM;
import static io.datagateway.contract.avro.TestSchemas.FIXED;
import static io.datagateway.contract.avro.TestSchemas.FIXED_UUID;
import static io.datagateway.contract.avro.TestSchemas.LOCAL_US;
import static io.datagateway.contract.avro.TestSchemas.MS;
import static io.datagateway.contract.avro.TestSchemas.NS;
import static io.datagateway.contract.avro.TestSchemas.TIME_MS;
import static io.datagateway.contract.avro.TestSchemas.TIME_US;
import static io.datagateway.contract.avro.TestSchemas.UUID_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datagateway.contract.avro.TestSchemas;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AvroEncoderRefusalsTest {

    @ParameterizedTest
    @MethodSource
    void refuses(String type, Object value, String rule, String message) {
        var refusal = refusal(TestSchemas.record("f", type), single("f", value));

        assertThat(refusal.issues()).containsExactly(new EncodingIssue("f", rule, message));
        assertThat(refusal).hasMessage("f: " + message);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(refusedNumbers(), refusedText(), refusedTimes()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> refusedNumbers() {
        String intRange = "is not between -2147483648 and 2147483647 as int asks";
        String longRange = "is not between -9223372036854775808 and 9223372036854775807 as long asks";
        String digits = "has more digits than decimal(6, 2) holds without rounding";
        String decimal = "expected a decimal as number or plain text, found ";
        return Stream.of(
                arguments("'boolean'", "true", "type", "expected boolean, found text"),
                arguments("'boolean'", 1, "type", "expected boolean, found Integer"),
                arguments("'int'", "", "type", "expected int, found text"),
                arguments("'int'", " 1", "type", "expected int, found text"),
                arguments("'int'", "+1", "type", "expected int, found text"),
                arguments("'int'", "1e3", "type", "expected int, found text"),
                arguments("'int'", "\u0661", "type", "expected int, found text"),
                arguments("'int'", "NaN", "type", "expected int, found text"),
                arguments("'int'", "1".repeat(2000), "type", "expected int, found text"),
                arguments("'int'", "1.5", "type", "expected int, found a number with a fraction"),
                arguments("'int'", "2147483648", "range", intRange),
                arguments("'long'", "9223372036854775808", "range", longRange),
                arguments("'long'", "-9223372036854775809", "range", longRange),
                arguments("'int'", true, "type", "expected int, found Boolean"),
                arguments("'int'", 1.5, "type", "expected int, found a number with a fraction"),
                arguments("'int'", Double.NaN, "type", "expected int, found Double"),
                arguments("'int'", 2147483648L, "range", intRange),
                arguments("'int'", new BigDecimal("1E+2000000000"), "range", intRange),
                arguments("'double'", new BigDecimal("7".repeat(1_100)), "range", "has more than a thousand digits"),
                arguments("'float'", new BigDecimal("7".repeat(1_100)), "range", "has more than a thousand digits"),
                arguments(
                        "'int'",
                        new BigDecimal("1E-2000000000"),
                        "type",
                        "expected int, found a number with a fraction"),
                arguments("'long'", new BigInteger("9223372036854775808"), "range", longRange),
                arguments("'long'", 1e19, "range", longRange),
                arguments("'float'", 1e39, "range", "is too large for a float"),
                arguments("'double'", new BigDecimal("1E400"), "range", "is too large for a double"),
                arguments("'double'", "nan", "type", "expected double, found text"),
                arguments("'double'", "+Infinity", "type", "expected double, found text"),
                arguments("'double'", "1e3", "type", "expected double, found text"),
                arguments("'double'", "0x1p3", "type", "expected double, found text"),
                arguments("'double'", "1".repeat(400), "range", "is too large for a double"),
                arguments("'float'", "1".repeat(40), "range", "is too large for a float"),
                arguments("'float'", "", "type", "expected float, found text"),
                arguments(DECIMAL, "10000", "range", digits),
                arguments(DECIMAL, "0.001", "range", digits),
                arguments(DECIMAL, 0.1 + 0.2, "range", digits),
                arguments(DECIMAL, new BigDecimal("1E+2000000000"), "range", digits),
                arguments(DECIMAL, new BigDecimal("1E-2000000000"), "range", digits),
                arguments(DECIMAL, "1e3", "type", decimal + "text"),
                arguments(DECIMAL, "+1", "type", decimal + "text"),
                arguments(DECIMAL, ".5", "type", decimal + "text"),
                arguments(DECIMAL, "1".repeat(2000), "type", decimal + "text"),
                arguments(DECIMAL, Float.POSITIVE_INFINITY, "type", decimal + "Float"),
                arguments(DECIMAL, new byte[] {1}, "type", decimal + "bytes"));
    }

    private static Stream<Arguments> refusedText() {
        String half = "has half a surrogate pair, which is not text";
        return Stream.of(
                arguments("'null'", 1, "type", "expected null, found Integer"),
                arguments("'string'", 1, "type", "expected text, found Integer"),
                arguments("'string'", new StringBuilder("x"), "type", "expected text, found StringBuilder"),
                arguments("'string'", "a\ud83d", "type", half),
                arguments("'string'", "\ude00a", "type", half),
                arguments(ENUM, "C", "enum", "is not one of A, B"),
                arguments(ENUM, 0, "type", "expected text, found Integer"),
                arguments("'bytes'", "A*==", "type", "expected bytes, or text in base64, found text"),
                arguments(FIXED, new byte[2], "range", "has 2 bytes, not 3"),
                arguments(FIXED, "AQ==", "range", "has 1 bytes, not 3"),
                arguments(UUID_TEXT, "1-1-1-1-1", "type", "expected a UUID, found text"),
                arguments(FIXED_UUID, new byte[16], "type", "expected a UUID, found bytes"),
                arguments("['int','double']", "x", "type", "fits none of int, double"),
                arguments("['null','int']", "x", "type", "expected int, found text"),
                arguments("['null','int','string']", true, "type", "fits none of null, int, string"),
                arguments("['int','string']", null, "required", "is null or missing"),
                arguments("'string'", null, "required", "is null or missing"),
                arguments("{'type':'array','items':'int'}", Map.of(), "type", "expected a list, found an object"),
                arguments("{'type':'map','values':'int'}", List.of(), "type", "expected an object, found a list"),
                arguments("{'type':'map','values':'int'}", Map.of(1, 1), "type", "has a key that is not text"));
    }

    private static Stream<Arguments> refusedTimes() {
        String local = "expected local-timestamp-micros, found text";
        String micros = "is more exact than local-timestamp-micros, or beyond its range";
        String millis = "is more exact than timestamp-millis, or beyond its range";
        return Stream.of(
                arguments(DAY, "1970-02-30", "type", "expected date, found text"),
                arguments(DAY, 1L << 31, "range", "is not between -2147483648 and 2147483647 as date asks"),
                arguments(DAY, LocalDate.MAX, "range", "is not between -2147483648 and 2147483647 as date asks"),
                arguments(DAY, new Date(1), "range", "is more exact than date, or beyond its range"),
                arguments(DAY, Instant.EPOCH, "type", "expected date, found Instant"),
                arguments(TIME_MS, 86_400_000, "range", "is not between 0 and 86399999 as time-millis asks"),
                arguments(TIME_MS, -1, "range", "is not between 0 and 86399999 as time-millis asks"),
                arguments(TIME_MS, "24:00", "type", "expected time-millis, found text"),
                arguments(TIME_MS, "12:00+01:00", "type", "expected time-millis, found text"),
                arguments(TIME_MS, "12:00ZZ", "type", "expected time-millis, found text"),
                arguments(TIME_MS, "5", "type", "expected time-millis, found text"),
                arguments(DAY, "1970-01-01+00:00", "type", "expected date, found text"),
                arguments(DAY, "5", "type", "expected date, found text"),
                arguments(
                        TIME_US,
                        LocalTime.of(0, 0, 0, 1),
                        "range",
                        "is more exact than time-micros, or beyond its range"),
                arguments(MS, "1970-01-01T00:00:00", "type", "expected timestamp-millis, found text"),
                arguments(MS, LocalDateTime.MIN, "type", "expected timestamp-millis, found LocalDateTime"),
                arguments(MS, "1970-01-01T00:00:00.0001Z", "range", millis),
                arguments(MS, 0.5, "type", "expected timestamp-millis, found a number with a fraction"),
                arguments(NS, Instant.MAX, "range", "is more exact than timestamp-nanos, or beyond its range"),
                arguments(LOCAL_US, Instant.EPOCH.plusNanos(1), "range", micros),
                arguments(LOCAL_US, Instant.MAX, "range", micros),
                arguments(LOCAL_US, "1970-01-01T00:00:00+01:00", "type", local),
                arguments(LOCAL_US, "1970-01-01T00:00:00ZZ", "type", local));
    }

    @Test
    void aUnionSaysWhatIsWrongInsideTheOneBranchThatWasMeant() {
        String line = "{'type':'record','name':'Line','fields':[{'name':'qty','type':'int'}]}";
        Schema schema = TestSchemas.record("f", "['null','string'," + line + "]");

        var refusal = refusal(schema, Map.of("f", Map.of("qty", "x")));

        assertThat(refusal.issues()).containsExactly(new EncodingIssue("f.qty", "type", "expected int, found text"));
    }

    @Test
    void hugeNumbersAreRefusedWithoutCalculatingWithThem() {
        BigInteger huge = BigInteger.ONE.shiftLeft(9_000_000);
        for (String type : List.of("'int'", "'long'", DECIMAL)) {
            assertThat(refusal(TestSchemas.record("f", type), Map.of("f", huge)).issues())
                    .extracting(EncodingIssue::rule)
                    .containsExactly("range");
        }
    }

    private static UnencodableException refusal(Schema schema, Object value) {
        return catchThrowableOfType(UnencodableException.class, () -> new AvroEncoder(schema).encode(value));
    }

    private static Map<String, Object> single(String key, Object value) {
        var map = new HashMap<String, Object>();
        map.put(key, value);
        return map;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import static io.datagateway.quality.rule.RuleFixtures.bound;
import static io.datagateway.quality.rule.RuleFixtures.decimal;
import static io.datagateway.quality.rule.RuleFixtures.logical;
import static io.datagateway.quality.rule.RuleFixtures.nullable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check on each type it knows: what it accepts, what it rejects, and what it cannot be asked of. */
class CheckTest {

    private static final String INT = "\"int\"";
    private static final String LONG = "\"long\"";
    private static final String FLOAT = "\"float\"";
    private static final String DOUBLE = "\"double\"";
    private static final String STRING = "\"string\"";
    private static final String BOOLEAN = "\"boolean\"";
    private static final String BYTES = "\"bytes\"";
    private static final String ENUM = "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"NEW\",\"PAID\",\"LATE\"]}";
    private static final String STRINGS = "{\"type\":\"array\",\"items\":\"string\"}";
    private static final String LONGS = "{\"type\":\"array\",\"items\":[\"null\",\"long\"]}";
    private static final String MAP = "{\"type\":\"map\",\"values\":\"int\"}";
    private static final String MILLIS = logical("long", "timestamp-millis");
    private static final String FIXED = "{\"type\":\"fixed\",\"name\":\"F\",\"size\":20,\"logicalType\":\"decimal\","
            + "\"precision\":40,\"scale\":2}";
    private static final String HUGE = "123456789012345678901234567890";

    private static final Check AT_LEAST_1 = new Check.Range(bound("1", false), null);
    private static final Check ABOVE_1 = new Check.Range(bound("1", true), null);
    private static final Check BELOW_TENTH = new Check.Range(null, bound("0.1", true));
    private static final Check AT_MOST_TENTH = new Check.Range(null, bound("0.1", false));
    private static final Check BEYOND_LONG = new Check.Range(bound("9223372036854775808", false), null);
    private static final Check NICKEL = new Check.MultipleOf(new BigDecimal("0.05"));
    private static final Check SET = oneOf("1", "2.50", "-3");
    private static final Check TIMELY = new Check.Timely(Duration.ofMinutes(5), Duration.ofDays(1));
    private static final Check FOREVER = new Check.Timely(Duration.ofDays(400_000), null);

    private static Check oneOf(String... values) {
        return new Check.OneOf(List.of(values));
    }

    private static Arguments accepts(Check check, String type, Object... values) {
        return Arguments.of(check, type, Arrays.asList(values), true);
    }

    private static Arguments rejects(Check check, String type, Object... values) {
        return Arguments.of(check, type, Arrays.asList(values), false);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                accepts(AT_LEAST_1, INT, 1, 2, Integer.MAX_VALUE),
                rejects(AT_LEAST_1, INT, 0, -1, Integer.MIN_VALUE),
                accepts(ABOVE_1, LONG, 2, Long.MAX_VALUE),
                rejects(ABOVE_1, LONG, 1, Long.MIN_VALUE),
                accepts(new Check.Range(bound("0.5", true), bound("2.5", true)), INT, 1, 2),
                rejects(new Check.Range(bound("0.5", true), bound("2.5", true)), INT, 0, 3),
                rejects(BEYOND_LONG, LONG, Long.MAX_VALUE, Long.MIN_VALUE, 0),
                accepts(BEYOND_LONG, decimal(0), "9223372036854775808", HUGE),
                rejects(BEYOND_LONG, decimal(0), "9223372036854775807", "-" + HUGE),
                accepts(AT_LEAST_1, DOUBLE, 1.0, 1e300, Double.POSITIVE_INFINITY),
                rejects(AT_LEAST_1, DOUBLE, Math.nextDown(1.0), Double.NaN, Double.NEGATIVE_INFINITY, -0.0),
                accepts(ABOVE_1, DOUBLE, Math.nextUp(1.0)),
                rejects(ABOVE_1, DOUBLE, 1.0, Double.NaN),
                accepts(AT_MOST_TENTH, FLOAT, 0.1f),
                rejects(AT_MOST_TENTH, FLOAT, Math.nextUp(0.1f), Float.NaN),
                accepts(BELOW_TENTH, FLOAT, Math.nextDown(0.1f)),
                rejects(BELOW_TENTH, FLOAT, 0.1f),
                accepts(AT_MOST_TENTH, decimal(2), "0.10", "0.09", "-" + HUGE),
                rejects(AT_MOST_TENTH, decimal(2), "0.11", HUGE),
                accepts(BELOW_TENTH, FIXED, "0.09", "-5"),
                rejects(BELOW_TENTH, FIXED, "0.10", HUGE),
                accepts(NICKEL, decimal(2), "0.05", "-0.10", "0", HUGE),
                rejects(NICKEL, decimal(2), "0.04", HUGE + ".01"),
                accepts(new Check.MultipleOf(new BigDecimal("1.5")), INT, 0, 3, -6),
                rejects(new Check.MultipleOf(new BigDecimal("1.5")), INT, 1, 2, 4),
                accepts(new Check.MultipleOf(new BigDecimal("1e30")), LONG, 0),
                rejects(new Check.MultipleOf(new BigDecimal("1e30")), LONG, 1, Long.MAX_VALUE),
                accepts(new Check.MultipleOf(new BigDecimal("0.001")), decimal(2), "0.01"),
                accepts(oneOf("1", "-3"), INT, 1, -3),
                rejects(oneOf("1", "-3"), INT, 3, 0),
                accepts(oneOf("1.0", "1e3"), LONG, 1, 1000),
                accepts(SET, DOUBLE, 1.0, 2.5, -3.0),
                rejects(SET, DOUBLE, 2.51, Double.NaN),
                accepts(oneOf("0"), DOUBLE, -0.0),
                accepts(oneOf("0.1"), FLOAT, 0.1f),
                accepts(SET, decimal(3), "2.5", "2.500", "1"),
                rejects(SET, decimal(3), "2.501", HUGE),
                accepts(oneOf(HUGE), decimal(2), HUGE),
                accepts(oneOf("true"), BOOLEAN, true),
                rejects(oneOf("true"), BOOLEAN, false));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                accepts(oneOf("a", "äöü", ""), STRING, "a", "äöü", ""),
                rejects(oneOf("a", "äöü"), STRING, "A", "a ", " a", "äö", ""),
                accepts(oneOf("NEW", "PAID"), ENUM, "NEW", "PAID"),
                rejects(oneOf("NEW", "PAID"), ENUM, "LATE"),
                accepts(new Check.Matches("^cust_"), STRING, "cust_", "cust_1"),
                rejects(new Check.Matches("^cust_"), STRING, "cus", "xcust_", ""),
                accepts(new Check.Matches("b+"), STRING, "abba", "b"),
                rejects(new Check.Matches("b+"), STRING, "", "a"),
                accepts(new Check.Matches("^ä.$"), STRING, "äö", "ä😀"),
                rejects(new Check.Matches("^ä.$"), STRING, "ä", "äöü", "ao"),
                accepts(new Check.Matches("^.$"), STRING, "€", "😀"),
                rejects(new Check.Matches("^.$"), STRING, "€€", "ßa", "ää"),
                rejects(new Check.Matches("^[^a]$"), STRING, "€€"),
                accepts(new Check.Matches("^[^@\\s]+@[^@\\s]+$"), STRING, "a@b"),
                rejects(new Check.Matches("^[^@\\s]+@[^@\\s]+$"), STRING, "a@b@c", "a b@c", "a@"),
                accepts(new Check.Matches("^N"), ENUM, "NEW"),
                rejects(new Check.Matches("^N"), ENUM, "PAID"),
                accepts(new Check.Length(1, 3), STRING, "a", "äöü", "😀😀😀"),
                rejects(new Check.Length(1, 3), STRING, "", "abcd", "😀😀😀😀"),
                accepts(new Check.Length(0, 3), ENUM, "NEW"),
                rejects(new Check.Length(0, 3), ENUM, "PAID"),
                accepts(new Check.Format("ipv4"), STRING, "127.0.0.1"),
                rejects(new Check.Format("ipv4"), STRING, "localhost"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                accepts(new Check.Size(1, 2), STRINGS, List.of("a"), List.of("a", "b")),
                rejects(new Check.Size(1, 2), STRINGS, List.of(), List.of("a", "b", "c")),
                accepts(new Check.Size(1, 1), MAP, Map.of("a", 1)),
                rejects(new Check.Size(1, 1), MAP, Map.of(), Map.of("a", 1, "b", 1)),
                accepts(new Check.UniqueItems(), STRINGS, List.of(), List.of("a", "b", "aa")),
                rejects(new Check.UniqueItems(), STRINGS, List.of("a", "b", "a")),
                accepts(new Check.UniqueItems(), LONGS, Arrays.asList(1L, null, 2L)),
                rejects(new Check.UniqueItems(), LONGS, Arrays.asList(null, 1L, null), List.of(7, 7)),
                accepts(TIMELY, MILLIS, RuleFixtures.NOW, RuleFixtures.NOW + 300_000, RuleFixtures.NOW - 86_400_000),
                rejects(
                        TIMELY,
                        MILLIS,
                        RuleFixtures.NOW + 300_001,
                        RuleFixtures.NOW - 86_400_001,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE),
                accepts(TIMELY, logical("long", "timestamp-micros"), RuleFixtures.NOW * 1000 + 300_000_000),
                rejects(
                        TIMELY,
                        logical("long", "timestamp-micros"),
                        RuleFixtures.NOW,
                        RuleFixtures.NOW * 1000 + 300_000_001),
                accepts(TIMELY, logical("long", "local-timestamp-nanos"), RuleFixtures.NOW * 1_000_000),
                accepts(FOREVER, logical("long", "timestamp-nanos"), Long.MIN_VALUE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource({"numbers", "texts", "others"})
    void decidesOnTheValue(Check check, String type, List<Object> values, boolean accepted) {
        for (Object value : values) {
            assertThat(RuleFixtures.passes(type, check, value))
                    .as("%s %s", type, value)
                    .isEqualTo(accepted);
            assertThat(RuleFixtures.passes(nullable(type), check, value))
                    .as("nullable")
                    .isEqualTo(accepted);
        }
    }

    @ParameterizedTest
    @MethodSource({"numbers", "texts", "others"})
    void nullPasses(Check check, String type, List<Object> values, boolean accepted) {
        assertThat(RuleFixtures.passes(nullable(type), check, null)).isTrue();
    }

    @Test
    void nullIsWhatTheseTwoChecksAreAbout() {
        Check notMissing = new Check.NotMissing(List.of("", "n/a"));

        assertThat(RuleFixtures.passes(nullable(STRING), new Check.Required(), null))
                .isFalse();
        assertThat(RuleFixtures.passes(nullable(STRING), new Check.Required(), ""))
                .isTrue();
        assertThat(RuleFixtures.passes(STRING, new Check.Required(), "")).isTrue();
        assertThat(RuleFixtures.passes(nullable(STRING), notMissing, null)).isFalse();
        assertThat(RuleFixtures.passes(STRING, notMissing, "n/a")).isFalse();
        assertThat(RuleFixtures.passes(STRING, notMissing, "N/A")).isTrue();
        assertThat(RuleFixtures.passes("[\"null\",\"string\",\"long\"]", new Check.Required(), null))
                .isFalse();
        assertThat(RuleFixtures.passes("[\"null\",\"string\",\"long\"]", new Check.Required(), 5))
                .isTrue();
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of(AT_LEAST_1, STRING, "a number"),
                Arguments.of(AT_LEAST_1, BYTES, "a number"),
                Arguments.of(AT_LEAST_1, "[\"int\",\"string\"]", "a number"),
                Arguments.of(NICKEL, DOUBLE, "whose values are exact"),
                Arguments.of(new Check.MultipleOf(BigDecimal.ZERO), INT, "above 0"),
                Arguments.of(new Check.Matches("a"), INT, "a string or an enum"),
                Arguments.of(new Check.Matches("(?=a)"), STRING, "not an RE2 expression"),
                Arguments.of(new Check.Length(0, 1), BYTES, "a string or an enum"),
                Arguments.of(new Check.Format("email"), LONG, "a string or an enum"),
                Arguments.of(new Check.Format("zip"), STRING, "format zip is not known"),
                Arguments.of(new Check.Size(0, 1), STRING, "an array or a map"),
                Arguments.of(new Check.UniqueItems(), MAP, "an array"),
                Arguments.of(new Check.UniqueItems(), "{\"type\":\"array\",\"items\":" + MAP + "}", "scalar type"),
                Arguments.of(TIMELY, LONG, "a timestamp"),
                Arguments.of(TIMELY, logical("int", "date"), "a timestamp"),
                Arguments.of(oneOf("x"), INT, "is not a number"),
                Arguments.of(oneOf("1.5"), LONG, "more digits"),
                Arguments.of(oneOf("yes"), BOOLEAN, "neither true nor false"),
                Arguments.of(oneOf("GONE"), ENUM, "not a symbol"),
                Arguments.of(oneOf("x"), BYTES, "a text, a number or a boolean"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void whatCannotBeAskedOfTheTypeIsRefusedWhenTheRulesAreCompiled(Check check, String type, String reason) {
        assertThatThrownBy(() -> RuleFixtures.passes(type, check, null))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("rule rule at value")
                .hasMessageContaining(reason);
    }
}

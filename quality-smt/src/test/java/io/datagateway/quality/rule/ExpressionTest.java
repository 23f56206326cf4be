// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import static io.datagateway.quality.rule.RuleFixtures.field;
import static io.datagateway.quality.rule.RuleFixtures.nullable;
import static io.datagateway.quality.rule.RuleFixtures.record;
import static io.datagateway.quality.rule.RuleFixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.Check;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Schema SCHEMA = record(
            field("status", "{\"type\":\"enum\",\"name\":\"S\",\"symbols\":[\"NEW\",\"SHIPPED\"]}"),
            field("email", nullable("\"string\"")),
            field("qty", nullable("\"int\"")),
            field("paid", "\"boolean\""),
            field("price", RuleFixtures.decimal(2)),
            field("weight", nullable("\"double\"")),
            field("sizes", "{\"type\":\"array\",\"items\":\"double\"}"),
            field("raw", "\"bytes\""),
            field("ordered", RuleFixtures.logical("long", "timestamp-micros")),
            field("shipped", nullable(RuleFixtures.logical("int", "date"))),
            field("tags", nullable("{\"type\":\"array\",\"items\":\"string\"}")),
            field(
                    "address",
                    nullable("{\"type\":\"record\",\"name\":\"A\",\"fields\":[" + field("city", "\"string\"") + "]}")),
            field("lines", "{\"type\":\"array\",\"items\":{\"type\":\"map\",\"values\":\"int\"}}"));

    private static Map<String, Object> row() {
        var row = new HashMap<String, Object>();
        row.put("status", "SHIPPED");
        row.put("paid", true);
        row.put("price", "12.50");
        row.put("raw", new byte[] {1, 2});
        row.put("ordered", Instant.parse("2026-01-01T00:00:00Z"));
        row.put("shipped", LocalDate.parse("2026-01-03"));
        row.put("lines", List.of());
        row.put("sizes", List.of());
        return row;
    }

    private static boolean holds(Map<String, Object> row, String expression, String when) {
        var contract = RuleFixtures.contract(SCHEMA, rule("", new Check.Expression(expression, when)));
        return !RuleFixtures.verdict(contract, row).isRejected();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.weight >= 0.0",
                "this.weight <= 0.0",
                "!(this.weight < 0.0)",
                "this.weight == this.weight",
                "this.sizes.all(size, size >= 0.0)"
            })
    void nothingHoldsOfWhatIsNotANumber(String expression) {
        Map<String, Object> row = row();
        row.put("weight", Double.NaN);
        row.put("sizes", List.of(Double.NaN));

        assertThat(holds(row, expression, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.status == 'SHIPPED'",
                "this.email == null",
                "this.qty == null || this.qty > 3",
                "this.paid",
                "this.price == 12.5",
                "this.raw == b'\\001\\002' && size(this.raw) == 2",
                "this.shipped - this.ordered == duration('48h')",
                "this.ordered < timestamp('2027-01-01T00:00:00Z')",
                "this.ordered.getFullYear() == 2026",
                "size(this.tags) == 0 && this.tags.all(tag, tag == 'x')",
                "this.address == null || this.address.city != ''",
                "this.address.city == null",
                "this.status.matches('^SHIP')",
                "this.status in ['SHIPPED', 'DONE']"
            })
    void holdsForARecordItIsTrueOf(String expression) {
        assertThat(holds(row(), expression, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.status != 'SHIPPED' || this.email != null",
                "this.qty > 3",
                "1 / (size(this.raw) - 2) == 1",
                "this.email.matches('a')",
                "this.status.matches('^HIP')",
                "!this.paid"
            })
    void isBrokenIfItIsFalseOrFails(String expression) {
        assertThat(holds(row(), expression, null)).isFalse();
    }

    @Test
    void seesEveryFieldWithItsValue() {
        Map<String, Object> row = row();
        row.put("email", "a@b");
        row.put("qty", 4);
        row.put("tags", List.of("x", "y"));
        row.put("address", Map.of("city", "Köln"));

        assertThat(holds(row, "this.email == 'a@b' && this.qty == 4 && this.address.city == 'Köln'", null))
                .isTrue();
        assertThat(holds(row, "this.address != null && this.tags.exists(t, t == 'y')", null))
                .isTrue();
        assertThat(holds(row, "this.tags == ['x', 'y']", null)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"this.status == 'SHIPPED', false", "this.status == 'NEW', true", "1 / (size(this.raw) - 2) == 1, false"
    })
    void aGuardThatIsFalseSkipsTheRuleAndOneThatFailsBreaksIt(String when, boolean passes) {
        assertThat(holds(row(), "this.email != null", when)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "this.status                                   | neither true nor false",
                "this.status > 1                               | no matching overload",
                "this.price > 12                               | 1.0 for a double",
                "this.status ==                                | Syntax error",
                "this.colour == 'red'                          | use these fields only",
                "has(this.email)                               | x != null",
                "this.address.street == 'x'                    | use these fields only",
                "size(this.lines) > 0                          | use these fields only",
                "this.status.matches('(?=a)')                  | not an RE2 expression",
                "this.status.matches(this.email)               | literal pattern",
                "this.tags.all(a, this.tags.exists(b, a == b)) | inside another"
            })
    void whatCannotBeDecidedIsRefusedWhenTheRulesAreCompiled(String expression, String reason) {
        assertThatThrownBy(() -> holds(row(), expression, null))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aHostilePatternInputTakesLinearTime() {
        Map<String, Object> row = row();
        row.put("email", "a".repeat(50_000) + "!");

        assertThat(holds(row, "!this.email.matches('^(a+)+$')", null)).isTrue();
    }
}

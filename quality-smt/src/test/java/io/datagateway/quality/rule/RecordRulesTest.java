// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import static io.datagateway.quality.rule.RuleFixtures.field;
import static io.datagateway.quality.rule.RuleFixtures.record;
import static io.datagateway.quality.rule.RuleFixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datagateway.contract.Check;
import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.quality.rule.check.Condition;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Rules on fields inside records and arrays, and what a verdict keeps of them. */
class RecordRulesTest {

    private static final String TAX =
            "{\"type\":\"record\",\"name\":\"Tax\",\"fields\":[" + field("rate", "\"double\"") + "]}";
    private static final String LINE =
            "{\"type\":\"record\",\"name\":\"Line\",\"fields\":[" + field("qty", "[\"null\",\"int\"]") + ","
                    + field("taxes", "{\"type\":\"array\",\"items\":" + TAX + "}") + "]}";
    private static final String ADDRESS =
            "{\"type\":\"record\",\"name\":\"Address\",\"fields\":[" + field("city", "[\"null\",\"string\"]") + "]}";
    private static final Schema ORDER = record(
            field("address", "[\"null\"," + ADDRESS + "]"),
            field("lines", "[\"null\",{\"type\":\"array\",\"items\":[\"null\"," + LINE + "]}]"),
            field("tags", "{\"type\":\"array\",\"items\":\"string\"}"),
            field("grid", "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"int\"}}"));

    private static final Check POSITIVE = new Check.Range(RuleFixtures.bound("0", true), null);

    private static Map<String, Object> order() {
        var order = new HashMap<String, Object>();
        order.put("address", null);
        order.put("lines", null);
        order.put("tags", List.of());
        order.put("grid", List.of());
        return order;
    }

    private static Map<String, Object> line(Integer qty, double... rates) {
        var line = new HashMap<String, Object>();
        line.put("qty", qty);
        line.put(
                "taxes",
                Arrays.stream(rates).mapToObj(rate -> Map.of("rate", rate)).toList());
        return line;
    }

    private static List<String> paths(Contract contract, Map<String, Object> order) {
        return RuleFixtures.verdict(contract, order).errors().kept().stream()
                .map(Violation::path)
                .toList();
    }

    @Test
    void everyItemIsValidatedAndNamedByItsNumber() {
        Contract contract = RuleFixtures.contract(
                ORDER,
                rule("lines[].qty", POSITIVE),
                rule("tags[]", new Check.Length(1, 9)),
                rule("grid[][]", POSITIVE));
        Map<String, Object> order = order();
        order.put("lines", List.of(line(1), line(0), line(2), line(-1)));
        order.put("tags", List.of("", "a", ""));
        order.put("grid", List.of(List.of(1, 2), List.of(), List.of(3, 0)));

        assertThat(paths(contract, order))
                .containsExactly("lines[1].qty", "lines[3].qty", "tags[0]", "tags[2]", "grid[2][1]");
    }

    @Test
    void arraysInsideItemsAreValidatedToo() {
        Contract contract = RuleFixtures.contract(
                ORDER, rule("lines[].taxes[].rate", POSITIVE), rule("lines[].taxes", new Check.Size(1, 2)));
        Map<String, Object> order = order();
        order.put("lines", Arrays.asList(line(1, 0.1, -0.1), null, line(1), line(1, 0.0)));

        assertThat(paths(contract, order))
                .containsExactly("lines[0].taxes[1].rate", "lines[2].taxes", "lines[3].taxes[0].rate");
    }

    @Test
    void whatIsRequiredIsOnlyRequiredWhereTheRecordAroundItIsThere() {
        Contract contract = RuleFixtures.contract(
                ORDER, rule("address.city", new Check.Required()), rule("lines[].qty", new Check.Required()));
        Map<String, Object> order = order();

        assertThat(paths(contract, order)).isEmpty();

        order.put("address", Collections.singletonMap("city", null));
        order.put("lines", Arrays.asList(null, line(null), line(1)));
        assertThat(paths(contract, order)).containsExactly("address.city", "lines[1].qty");
    }

    @Test
    void anItemItselfCanBeRequired() {
        Contract contract = RuleFixtures.contract(ORDER, rule("lines[]", new Check.Required()));
        Map<String, Object> order = order();
        order.put("lines", Arrays.asList(line(1), null));

        assertThat(paths(contract, order)).containsExactly("lines[1]");
    }

    @Test
    void anExpressionBelowAnArraySpeaksOfTheItem() {
        Contract contract = RuleFixtures.contract(
                ORDER, rule("lines[]", new Check.Expression("this.qty == null || this.qty > 0", null)));
        Map<String, Object> order = order();
        order.put("lines", Arrays.asList(line(1), null, line(0)));

        assertThat(paths(contract, order)).containsExactly("lines[2]");
    }

    @Test
    void keepsSixteenViolationsAndCountsTheRest() {
        Contract contract = RuleFixtures.contract(ORDER, rule("lines[].qty", POSITIVE));
        Map<String, Object> order = order();
        order.put("lines", IntStream.range(0, 100).mapToObj(i -> line(0)).toList());

        Violations errors = RuleFixtures.verdict(contract, order).errors();

        assertThat(errors.kept())
                .hasSize(16)
                .first()
                .extracting(Violation::path)
                .isEqualTo("lines[0].qty");
        assertThat(errors.more()).isEqualTo(84);
    }

    @Test
    void severityDecidesWhatAViolationDoes() {
        Check wrong = new Check.Size(1, 1);
        Contract contract = RuleFixtures.contract(
                ORDER,
                new Rule("w", FieldPath.parse("tags"), Severity.WARNING, wrong),
                new Rule("i", FieldPath.parse("grid"), Severity.INFO, wrong));

        Verdict verdict = RuleFixtures.verdict(contract, order());

        assertThat(verdict.isRejected()).isFalse();
        assertThat(verdict.warnings().kept()).extracting(Violation::rule).containsExactly("w");
        assertThat(verdict.infos().kept()).extracting(Violation::rule).containsExactly("i");
        assertThat(verdict.brokenRules()).containsExactly("w", "i");
    }

    @Test
    void oneVerdictDoesNotColourTheNext() throws Exception {
        Contract contract = RuleFixtures.contract(ORDER, rule("tags", new Check.Size(1, 1)));
        var rules = new ContractRules(contract);
        var encoder = new AvroEncoder(ORDER);
        Map<String, Object> good = order();
        good.put("tags", List.of("a"));

        assertThat(rules.evaluate(encoder.encode(order()), 0).isRejected()).isTrue();
        assertThat(rules.evaluate(encoder.encode(good), 0)).isEqualTo(Verdict.PASSED);
    }

    @Test
    void tellsAllProblemsOfAContractAtOnce() {
        Contract contract = RuleFixtures.contract(
                ORDER,
                rule("lines[].colour", POSITIVE),
                rule("tags[].x", POSITIVE),
                rule("address[].city", POSITIVE),
                rule("nowhere", POSITIVE),
                rule("tags", POSITIVE));

        var problem = catchThrowableOfType(InvalidRulesException.class, () -> new ContractRules(contract));

        assertThat(problem.problems())
                .extracting(found -> found.path().toString())
                .containsExactlyInAnyOrder("lines[].colour", "tags[].x", "address[].city", "nowhere", "tags");
        assertThat(problem).hasMessageContaining("test:1.0.0: rule rule at nowhere: R has no field nowhere");
    }

    @Test
    void aRuleThatThrowsIsBroken() {
        var builder = new VerdictBuilder();
        Condition failing = (slots, nowMillis) -> {
            throw new ArithmeticException();
        };
        var rule = new CompiledRule(rule("amount", POSITIVE), "amount", "must be positive", failing, new BitSet());

        rule.evaluate(null, 0, PathPrefix.RECORD, builder);

        Verdict verdict = builder.finish();
        assertThat(verdict.isRejected()).isTrue();
        assertThat(verdict.errors().kept().get(0).message()).startsWith("could not be decided (ArithmeticException)");
    }
}

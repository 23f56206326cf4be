// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import static io.datagateway.quality.rule.RuleFixtures.field;
import static io.datagateway.quality.rule.RuleFixtures.nullable;
import static io.datagateway.quality.rule.RuleFixtures.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Check;
import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.contract.avro.encode.AvroEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record may cost: size comes first, and expressions and unusual patterns have a number of steps. */
class JudgingBoundsTest {

    private static final Schema SCHEMA = record(
            field("text", "\"string\""),
            field("other", "\"string\""),
            field("tags", "{\"type\":\"array\",\"items\":\"string\"}"),
            field("lines", "{\"type\":\"array\",\"items\":" + line() + "}"));

    /** 129 KB, which once took 30 seconds. */
    private static final List<String> TAGS =
            IntStream.range(0, 16_000).mapToObj(i -> "tag-%04x".formatted(i)).toList();

    private static String line() {
        String sku = field("sku", nullable("\"string\""));
        return "{\"type\":\"record\",\"name\":\"Line\",\"fields\":[" + sku + "," + field("qty", "\"int\"") + "]}";
    }

    private static Map<String, Object> row(String field, Object value) {
        var row = new java.util.HashMap<String, Object>(
                Map.of("text", "", "other", "", "tags", List.of(), "lines", List.of()));
        row.put(field, value);
        return row;
    }

    private static Rule rule(String id, String path, Check check) {
        return new Rule(id, FieldPath.parse(path), Severity.ERROR, check);
    }

    private static Rule expression(String cel) {
        return rule("cel", "", new Check.Expression(cel, null));
    }

    private static List<String> broken(Map<String, Object> row, Rule... rules) {
        return RuleFixtures.verdict(RuleFixtures.contract(SCHEMA, rules), row).brokenRules();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.tags.all(t, t in this.tags)",
                "this.tags.all(t, t in this.tags + this.tags)",
                "this.tags.exists(t, this.tags == [t])",
                "size(this.tags.filter(t, t != '')) > 0",
                "size(this.tags.map(t, t + t)) > 0",
                "this.tags.exists_one(t, size(this.tags) == 1)"
            })
    void anExpressionThatTakesTheSquareOfALargeFieldEndsAsCost(String cel) {
        assertThat(broken(row("tags", TAGS), expression(cel))).containsExactly("cost");
        assertThat(broken(row("tags", TAGS.subList(0, 100)), expression("(" + cel + ") || true")))
                .isEmpty();
    }

    @Test
    void textThatGrowsInALoopEndsAsCostBeforeItFillsTheMemory() {
        Map<String, Object> row = row("tags", TAGS);
        row.put("text", "x".repeat(100_000));

        assertThat(broken(row, expression("size(this.tags.map(t, this.text + t)) > 0")))
                .containsExactly("cost");
    }

    @Test
    void lookingForALongTextInALongTextEndsAsCost() {
        Map<String, Object> row = row("text", "a".repeat(500_000));
        row.put("other", "a".repeat(200_000) + "b");

        assertThat(broken(row, expression("!this.text.contains(this.other)"))).containsExactly("cost");
        assertThat(broken(row, expression("this.text.contains('aa')"))).isEmpty();
        assertThat(broken(row, expression("this.text.contains('ab')"))).containsExactly("cel");
    }

    @Test
    void aPatternThatNeedsRe2TakesStepsToo() {
        Rule rule = rule("pattern", "text", new Check.Matches("(?i)(a|b|ab){1,500}c"));

        assertThat(broken(row("text", "ab".repeat(100_000)), rule)).containsExactly("cost");
        assertThat(broken(row("text", "ab".repeat(100) + "C"), rule)).isEmpty();
    }

    @Test
    void whatIsLinearInAFullRecordCostsLessThanTheLimit() {
        var lines = new ArrayList<Object>();
        for (int i = 0; i < 60_000; i++) {
            lines.add(Map.of("sku", "sku-%08d".formatted(i), "qty", i % 7 + 1));
        }
        Rule each = rule(
                "each", "lines[]", new Check.Expression("this.sku == null || (this.qty > 0 && this.sku != '')", null));
        Rule tags = expression("this.tags.all(t, t.startsWith('tag-') && size(t) > 4)");
        Map<String, Object> row = row("lines", lines);
        row.put("tags", TAGS);

        assertThat(broken(row, each, tags)).isEmpty();
    }

    @Test
    void theViolationNamesTheRuleAndTheNextRecordIsJudgedAfresh() throws Exception {
        Contract contract = RuleFixtures.contract(SCHEMA, expression("this.tags.all(t, t in this.tags)"));
        var rules = new ContractRules(contract);
        var encoder = new AvroEncoder(SCHEMA);

        Verdict first = rules.evaluate(encoder.encode(row("tags", TAGS)), 0);

        assertThat(first.errors().kept())
                .containsExactly(new Violation(
                        "cost",
                        "",
                        "the rule cel takes more than the 5000000 steps that a record may take;"
                                + " bound the field by maxItems or maxLength"));
        assertThat(rules.evaluate(encoder.encode(row("tags", TAGS.subList(0, 9))), 0))
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void expressionsAreNotAskedOfAFieldThatBreaksABoundOfSize() {
        Rule size = rule("maxItems", "tags", new Check.Size(0, 100));
        Rule unique = rule("unique", "tags", new Check.UniqueItems());
        Rule item = rule("item", "tags[]", new Check.Matches("^x$"));
        Rule square = expression("this.tags.all(t, t in this.tags)");
        List<String> same = Collections.nCopies(16_000, "tag");

        assertThat(broken(row("tags", same), square, unique, item, size)).containsExactly("maxItems");
        assertThat(broken(row("tags", List.of("tag", "tag")), square, unique, item, size))
                .containsExactly("unique", "item");
    }

    @Test
    void patternsAndFormatsAreNotAskedOfATextThatIsTooLong() {
        Rule length = rule("maxLength", "text", new Check.Length(0, 10));
        Rule pattern = rule("pattern", "text", new Check.Matches("^x$"));
        Rule format = rule("format", "text", new Check.Format("uuid"));
        Rule values = rule("values", "text", new Check.OneOf(List.of("y")));
        Rule of = expression("this.text == 'y'");
        Rule elsewhere = rule("elsewhere", "other", new Check.Matches("^x$"));

        assertThat(broken(row("text", "a".repeat(11)), pattern, format, of, values, elsewhere, length))
                .containsExactly("maxLength", "values", "elsewhere");
        assertThat(broken(row("text", "a"), pattern, format, of, values, elsewhere, length))
                .containsExactly("pattern", "format", "cel", "values", "elsewhere");
    }

    @Test
    void aBoundBelowAnArraySparesItsOwnItemOnly() {
        Rule length = rule("maxLength", "lines[].sku", new Check.Length(0, 3));
        Rule pattern = rule("pattern", "lines[].sku", new Check.Matches("^x$"));
        List<?> lines = List.of(Map.of("sku", "long", "qty", 1), Map.of("sku", "y", "qty", 1));

        Verdict verdict = RuleFixtures.verdict(RuleFixtures.contract(SCHEMA, pattern, length), row("lines", lines));

        assertThat(verdict.errors().kept())
                .extracting(violation -> violation.rule() + "@" + violation.path())
                .containsExactly("maxLength@lines[0].sku", "pattern@lines[1].sku");
    }

    @Test
    void aBoundThatOnlyWarnsSparesNothing() {
        Rule size = new Rule("size", FieldPath.parse("tags"), Severity.WARNING, new Check.Size(0, 1));
        Rule unique = rule("unique", "tags", new Check.UniqueItems());

        assertThat(broken(row("tags", List.of("a", "a")), size, unique)).containsExactly("unique", "size");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Check;
import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionAdviceTest {

    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "R", "fields": [
              {"name": "n", "type": "long"},
              {"name": "e", "type": ["null", "string"]},
              {"name": "flag", "type": ["null", "boolean"]},
              {"name": "tags", "type": ["null", {"type": "array", "items": "string"}]},
              {"name": "home", "type": ["null", {"type": "record", "name": "H", "fields": [
                {"name": "city", "type": "string"}]}]},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "L", "fields": [
                {"name": "qty", "type": ["null", "int"]}]}}}
            ]}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.n > 0",
                "this.e == null || this.e.contains('@')",
                "this.e != null && size(this.e) > 3",
                "this.e == 'x'",
                "this.n > 0 && this.e != 'x'",
                "this.home == null || this.home.city.contains('a')",
                "size(this.tags) < 5"
            })
    void whatIsAskedOfAFieldThatHasAValueIsNoMistake(String expression) {
        assertThat(advice("", expression, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this.e.contains('@')",
                "size(this.e) > 3",
                "this.n > 0 && this.e in ['a', 'b']",
                "!(this.flag == true) && this.e.startsWith('a')",
                "this.home.city.contains('a')"
            })
    void whatIsAskedOfNullIsTold(String expression) {
        assertThat(advice("", expression, null))
                .singleElement()
                .asString()
                .startsWith("rule x at the record: the field this.")
                .contains("may be null", " == null || ");
    }

    @Test
    void aGuardThatAsksForAValueIsEnough() {
        assertThat(advice("", "this.e.contains('@')", "this.e != null")).isEmpty();
        assertThat(advice("", "this.e.contains('@')", "this.n > 0")).hasSize(1);
    }

    @Test
    void aFieldThatIsRequiredIsNotNull() {
        var required = new Rule("e.required", FieldPath.parse("e"), Severity.ERROR, new Check.Required());

        assertThat(ExpressionAdvice.of(contract(List.of(required, rule("", "this.e.contains('@')", null)))))
                .isEmpty();
    }

    @Test
    void inAnArrayTheItemIsAsked() {
        assertThat(advice("lines[]", "this.qty > 0", null)).hasSize(1);
        assertThat(advice("lines[]", "this.qty == null || this.qty > 0", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1 < 2", "'a'.contains('a')"})
    void anExpressionWithoutAFieldIsTold(String expression) {
        assertThat(advice("", expression, null)).singleElement().asString().contains("uses no field");
    }

    private static List<RuleProblem> advice(String path, String expression, String when) {
        return ExpressionAdvice.of(contract(List.of(rule(path, expression, when))));
    }

    private static Rule rule(String path, String expression, String when) {
        return new Rule("x", FieldPath.parse(path), Severity.ERROR, new Check.Expression(expression, when));
    }

    private static Contract contract(List<Rule> rules) {
        var id = new ContractId("t", ContractVersion.parse("1.0.0").orElseThrow());
        return new Contract(id, ContractStatus.ACTIVE, SCHEMA, List.of(), rules);
    }
}

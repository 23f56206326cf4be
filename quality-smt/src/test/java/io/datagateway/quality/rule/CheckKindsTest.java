// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import static io.datagateway.quality.rule.RuleFixtures.bound;
import static io.datagateway.quality.rule.RuleFixtures.contract;
import static io.datagateway.quality.rule.RuleFixtures.field;
import static io.datagateway.quality.rule.RuleFixtures.logical;
import static io.datagateway.quality.rule.RuleFixtures.nullable;
import static io.datagateway.quality.rule.RuleFixtures.record;
import static io.datagateway.quality.rule.RuleFixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.datagateway.contract.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every kind of {@link Check} is compiled and has a message: the compiler does not see a forgotten one. */
class CheckKindsTest {

    private static final String STRING = "\"string\"";
    private static final String STRINGS = "{\"type\":\"array\",\"items\":\"string\"}";

    /** One check of each kind, with a type that it fits. A new kind gets its line here. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new Check.Required(), nullable(STRING)),
                Arguments.of(new Check.NotMissing(List.of("n/a")), nullable(STRING)),
                Arguments.of(new Check.OneOf(List.of("a")), STRING),
                Arguments.of(new Check.Matches("^a"), STRING),
                Arguments.of(new Check.Format("email"), STRING),
                Arguments.of(new Check.Length(1, 3), STRING),
                Arguments.of(new Check.Range(bound("1", false), null), "\"int\""),
                Arguments.of(new Check.MultipleOf(BigDecimal.TEN), "\"int\""),
                Arguments.of(new Check.Size(1, 2), STRINGS),
                Arguments.of(new Check.UniqueItems(), STRINGS),
                Arguments.of(new Check.Expression("this.value != 'a'", null), STRING),
                Arguments.of(
                        new Check.Timely(Duration.ofMinutes(5), Duration.ofDays(1)),
                        logical("long", "timestamp-millis")));
    }

    @Test
    void everyKindIsTestedHere() {
        assertThat(kinds().<Class<?>>map(kind -> kind.get()[0].getClass()))
                .containsExactlyInAnyOrder(Check.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsCompiled(Check check, String type) {
        assertThatCode(() -> new ContractRules(contract(record(field("value", type)), rule("value", check))))
                .doesNotThrowAnyException();
    }

    @Test
    void everyKindHasAMessageOfItsOwn() {
        assertThat(kinds().map(kind -> CheckMessages.of((Check) kind.get()[0])))
                .allSatisfy(message -> assertThat(message).startsWith("must "))
                .doesNotHaveDuplicates();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.quality.rule.Violation;
import io.datagateway.quality.rule.Violations;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationsJsonTest {

    @Test
    void halfASurrogatePairInAContractsTextIsReplaced() {
        byte[] json = ViolationsJson.write(new Violations(List.of(new Violation("r", "", "match \ud800")), 0));

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("match ?");
    }

    @Test
    void isAnArrayOfRulePathAndMessage() {
        var findings = new Violations(List.of(new Violation("r", "lines[0].qty", "must be \"ä\"")), 0);

        assertThat(new String(ViolationsJson.write(findings), StandardCharsets.UTF_8))
                .isEqualTo("[{\"rule\":\"r\",\"path\":\"lines[0].qty\",\"message\":\"must be \\\"ä\\\"\"}]");
    }

    @Test
    void saysHowManyMoreThereWere() throws Exception {
        JsonNode json = read(new Violations(List.of(new Violation("r", "p", "m")), 84));

        assertThat(json).hasSize(2);
        assertThat(json.get(1).get("message").textValue()).isEqualTo("and 84 more");
    }

    @Test
    void isNeverLongerThanAHeaderMayBe() throws Exception {
        var long1000 = new Violation("r", "p", "ä".repeat(500));
        var findings = new Violations(Collections.nCopies(16, long1000), 4);

        JsonNode json = read(findings);

        assertThat(ViolationsJson.write(findings)).hasSizeLessThanOrEqualTo(8192);
        assertThat(json.get(json.size() - 1).get("message").textValue())
                .isEqualTo("and " + (20 - json.size() + 1) + " more");
        assertThat(json.size()).isGreaterThan(7);
    }

    @Test
    void oneThatIsTooLongAloneIsOnlyCounted() throws Exception {
        var findings =
                new Violations(List.of(new Violation("r", "p", "x".repeat(9000)), new Violation("r", "p", "m")), 0);

        assertThat(read(findings).findValuesAsText("message")).containsExactly("and 2 more");
    }

    private static JsonNode read(Violations findings) throws Exception {
        return new ObjectMapper().readTree(ViolationsJson.write(findings));
    }
}

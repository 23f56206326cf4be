// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicGrantsTest {

    @TempDir
    Path folder;

    @Test
    void aPrincipalHasTheTopicsOfTheFileAndOthersTheOneOfTheirName() throws Exception {
        var rules = new PrincipalRules(PrincipalSource.CN, load(PrincipalSource.CN, """
                {"shop": ["sales.orders", "sales.returns"], "locked": []}"""));

        assertThat(rules.allow("shop", "sales.orders")).isTrue();
        assertThat(rules.allow("shop", "sales.returns")).isTrue();
        assertThat(rules.allow("shop", "shop")).isFalse();
        assertThat(rules.allow("locked", "locked")).isFalse();
        assertThat(rules.allow("other", "other")).isTrue();
        assertThat(rules.allow("other", "sales.orders")).isFalse();
    }

    @Test
    void namesAreTakenAsTheyAre() throws Exception {
        assertThat(load(PrincipalSource.SAN_URI, "{\"spiffe://shop/.*\": [\"a\"]}"))
                .isEqualTo(Map.of("spiffe://shop/.*", Set.of("a")));
        assertThat(load(PrincipalSource.CN, "{\"\\u0073hop\": [\"a\"]}")).containsOnlyKeys("shop");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CN      | ~~                              | line 1 | an object",
                "CN      | []                              | line 1 | an object",
                "CN      | null                            | line 1 | an object",
                "CN      | {'a': ['t']                     | line 1 | JSON",
                "CN      | {'a': ['t'                      | line 1 | JSON",
                "CN      | {'a': ['t']} x                  | line 1 | JSON",
                "CN      | {'a': ['t']} {}                 | line 1 | follow",
                "CN      | {'a': ['t'],}                   | line 1 | JSON",
                "CN      | {'a': ['t'],#'a': ['t']}        | line 2 | Duplicate",
                "CN      | {#'a':#'t'}                     | line 3 | array of topics for 'a'",
                "CN      | {'a': {}}                       | line 1 | array of topics for 'a'",
                "CN      | {'a': null}                     | line 1 | array of topics for 'a'",
                "CN      | {'a': [#'t',#7]}                | line 3 | text as a topic of 'a'",
                "CN      | {'a': [null]}                   | line 1 | text as a topic of 'a'",
                "CN      | {'a': [['t']]}                  | line 1 | text as a topic of 'a'",
                "CN      | {'a': ['']}                     | line 1 | topic's name",
                "CN      | {'a': ['..']}                   | line 1 | topic's name",
                "CN      | {'a': ['t*']}                   | line 1 | topic's name",
                "CN      | {'a': ['t t']}                  | line 1 | topic's name",
                "CN      | {'a': ['t', 't']}               | line 1 | twice",
                "CN      | {'': ['t']}                     | line 1 | common name",
                "SAN_URI | {'sales.orders': ['t']}         | line 1 | URI",
                "SAN_URI | {'spiffe://a/%2e': ['t']}       | line 1 | URI",
                "SAN_DNS | {'*.orders': ['t']}             | line 1 | DNS"
            })
    void whatMayBeASlipIsRefusedWithItsLine(PrincipalSource source, String content, String line, String word) {
        assertThatThrownBy(() -> load(source, content.replace('\'', '"').replace('#', '\n')))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.ssl.principal.topics.location")
                .hasMessageContaining(line)
                .hasMessageContaining(word);
    }

    @Test
    void anEntryCannotForgeLinesOfTheLog() {
        assertThatThrownBy(() -> load(PrincipalSource.CN, "{\"a\": [\"t\\nINFO all is well\"]}"))
                .message()
                .doesNotContain("\n");
    }

    private Map<String, Set<String>> load(PrincipalSource source, String content) throws IOException {
        return TopicGrants.load(Files.writeString(folder.resolve("topics.json"), content), source);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://db/x?user=me&password=hunter2&ssl=true | jdbc:postgresql://db/x?user=me&password=*****&ssl=true
            https://me:hunter2@worker:8083/                          | https://*****@worker:8083/
            LoginModule required password="hunter2";                 | LoginModule required password="*****";
            {"detail":"api_key = hunter2, x"}                        | {"detail":"api_key = *****, x"}
            """)
    void whatLooksLikeASecretIsNotShown(String text, String masked) {
        assertThat(Secrets.maskedByForm(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listener.ssl.key.password is missing",
                "http://connect1:8083,http://connect2:8083",
                "me@example.org",
                "topic=sales.orders"
            })
    void whatDoesNotStaysAsItIs(String text) {
        assertThat(Secrets.maskedByForm(text)).isEqualTo(text);
    }

    @Test
    void valuesOfAConfigsSecretsAreNotShownWhereverTheyStand() {
        var secrets = Secrets.of(Map.of(
                "database.password", "hunter22",
                "kafka.sasl.jaas.config", "module x",
                "listener.ssl.keystore.key", "-----BEGIN",
                "ssl.key.password", "${env:P}",
                "topics", "sales.orders"));

        assertThat(secrets.masked("Invalid hunter22, module x, -----BEGIN, ${env:P} and sales.orders"))
                .isEqualTo("Invalid *****, *****, *****, ${env:P} and sales.orders");
    }
}

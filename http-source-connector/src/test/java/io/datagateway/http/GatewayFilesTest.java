// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the settings name are looked at before a task starts. */
class GatewayFilesTest {

    @TempDir
    Path folder;

    private final TestWorker worker = new TestWorker();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listener.ssl.crl.location",
                "listener.ssl.denylist.location",
                "listener.ssl.principal.topics.location",
                "contracts.path",
                "kafka.ssl.truststore.location"
            })
    void aFileThatCannotBeUsedIsRefusedBeforeARunningConnectorStopsWithoutItsContent(String key) throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), "topsecret hidden\n");

        for (String path : List.of(file.toString(), folder + "/missing", "relative", folder + "/../x")) {
            List<ConfigValue> refused = worker.refused(worker.settings(key, path));
            assertThat(refused).as(path).extracting(ConfigValue::name).containsExactly(key);
            assertThat(refused.get(0).errorMessages())
                    .singleElement()
                    .asString()
                    .startsWith(key);
            assertThat(refused.toString()).doesNotContain("topsecret").doesNotContain("hidden");
        }
    }

    @Test
    void aPasswordThatDoesNotOpenTheKeyStoreIsRefusedOnItsLocation() throws Exception {
        String location = "listener.ssl.keystore.location";
        Map<String, String> settings = worker.settings();
        settings.keySet().removeIf(key -> key.startsWith("listener.ssl.keystore"));
        settings.put(location, keyStore("right").toString());
        settings.put("listener.ssl.keystore.type", "PKCS12");
        settings.put("listener.ssl.keystore.password", "wrong");

        List<ConfigValue> refused = worker.refused(settings);

        assertThat(refused).extracting(ConfigValue::name).containsExactly(location);
        assertThat(refused.get(0).errorMessages())
                .singleElement()
                .asString()
                .contains("passwords")
                .doesNotContain("wrong")
                .doesNotContain("(");
    }

    @Test
    void whatOnlyAWorkerKnowsIsNotLookedAt() {
        assertThat(worker.refused(worker.settings(
                        "contracts.path", "${env:CONTRACTS}",
                        "listener.ssl.crl.location", "${env:CERTS}/crl",
                        "listener.ssl.denylist.location", "${env:CERTS}/denied")))
                .isEmpty();
    }

    private Path keyStore(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var key = new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES"));
        store.setEntry("key", key, new KeyStore.PasswordProtection(password.toCharArray()));
        Path file = folder.resolve("keys.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.settings.AllowedPaths;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that the settings name are looked at before a task starts. */
class GatewayFilesTest {

    @TempDir
    Path folder;

    private final TestWorker worker = new TestWorker();

    static List<String> locations() {
        return List.of(
                "listener.ssl.crl.location",
                "listener.ssl.denylist.location",
                "listener.ssl.principal.topics.location",
                "listener.ca.location",
                "contracts.path",
                "kafka.ssl.truststore.location");
    }

    @ParameterizedTest
    @MethodSource("locations")
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
        settings.put(location, emptyKeyStore("right").toString());
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

    @ParameterizedTest
    @MethodSource("locations")
    void aPathThatTheWorkerDoesNotAllowIsRefusedByValidateAndByEveryStart(String key) throws IOException {
        Path file = Files.writeString(folder.resolve("secrets"), "topsecret hidden\n");
        Path allowed = Files.createDirectory(folder.resolve("allowed"));
        System.setProperty(AllowedPaths.PROPERTY, allowed.toString());
        try {
            Map<String, String> there = settingsAllBelow(allowed);
            there.put(key, file.toString());
            Map<String, String> missing = new HashMap<>(there);
            missing.put(key, folder + "/missing");

            assertThat(worker.refused(there)).extracting(ConfigValue::name).containsExactly(key);
            assertThat(messages(there)).isEqualTo(messages(missing)).asString().contains("outside");
            var connector = new HttpSourceConnector();
            var task = new HttpSourceTask();
            assertThatThrownBy(() -> connector.start(there))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith(key + " is outside");
            assertThatThrownBy(() -> task.start(there))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith(key + " is outside");
        } finally {
            System.clearProperty(AllowedPaths.PROPERTY);
        }
    }

    private List<List<String>> messages(Map<String, String> settings) {
        return worker.refused(settings).stream().map(ConfigValue::errorMessages).toList();
    }

    private Map<String, String> settingsAllBelow(Path allowed) throws IOException {
        Path contracts = Files.createDirectory(allowed.resolve("contracts"));
        Files.writeString(contracts.resolve("any"), "");
        return new HashMap<>(worker.settings("contracts.path", contracts.toString()));
    }

    @Test
    void whatOnlyAWorkerKnowsIsNotLookedAt() {
        assertThat(worker.refused(worker.settings(
                        "contracts.path", "${env:CONTRACTS}",
                        "listener.ssl.crl.location", "${env:CERTS}/crl",
                        "listener.ssl.denylist.location", "${env:CERTS}/denied")))
                .isEmpty();
        assertThat(worker.refused(worker.settings("listener.ca.location", "${env:CERTS}/ca")))
                .isEmpty();
    }

    private Path emptyKeyStore(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Path file = folder.resolve("keys.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }
}

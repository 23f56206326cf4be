// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.NoAnswerException;
import io.datagateway.connect.RequestRefusedException;
import io.datagateway.connect.RestAccess;
import io.datagateway.connect.TlsFiles;
import io.datagateway.e2e.GatewayCommand.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reaches Connect's REST API, and what it gives: two workers of the shipped properties with certificates on both sides. */
class RestAccessIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GATEWAY = "http-source";

    private static MutualTlsGroup group;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        group = MutualTlsGroup.start("rest-access-it");
    }

    @AfterAll
    static void stop() throws Exception {
        group.kill();
    }

    @Test
    void withoutACertificateOfTheirAuthorityNobodyGetsAnAnswer() throws Exception {
        for (String url : group.urls()) {
            assertThat(rest(url, group.operator()).connectors()).isNotNull();
            for (TlsFiles stranger : List.of(group.nobody(), group.stranger())) {
                assertThatThrownBy(rest(url, stranger)::connectors).isInstanceOf(NoAnswerException.class);
            }
            String plain = url.replace("https:", "http:");
            assertThatThrownBy(new ConnectRest(plain, SOON)::connectors).isInstanceOf(Exception.class);
        }
    }

    @Test
    void theCommandsSpeakToEachWorkerAndFollowersReachTheLeader() throws Exception {
        Path file = folder.resolve(GATEWAY + ".json");
        int change = 0;
        for (String url : group.urls()) {
            new ObjectMapper().writeValue(file.toFile(), config(Map.of("poll.max.records", "" + (1000 + change++))));
            Outcome applied = gateway("apply", file.toString(), "--url", url);
            assertThat(applied.said()).matches("http-source: (created|changed)\n");
            assertThat(applied.exit()).isZero();
        }
        ConnectRest rest = rest(group.urls().get(0), group.operator());
        TestUtils.waitForCondition(() -> rest.runs(GATEWAY), SOON.toMillis(), "it does not run");

        for (String url : group.urls()) {
            Outcome status = gateway("status", "--url", url);
            assertThat(status.said()).startsWith("http-source: RUNNING on localhost:");
            assertThat(status.exit()).isZero();
            assertThat(gateway("watch", "--once", "--url", url)).isEqualTo(new Outcome(0, ""));
        }
    }

    @Test
    void aCommandWithoutACertificateSaysThatOneIsWanted() throws Exception {
        String url = group.urls().get(0);

        Outcome outcome = GatewayCommand.run(
                "connectors",
                "status",
                "--url",
                url,
                "--cacert",
                group.operator().authorities() + "");

        assertThat(outcome.said()).contains("--cert and --key");
        assertThat(outcome.exit()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${dir:/proc/self:environ}",
                "${dir:/etc:hostname}",
                "${file:/etc/os-release:NAME}",
                "${dir:SECRETS/../certs:worker.key}",
                "${env:PATH}",
                "${env:HOME}"
            })
    void noFileAndNoVariableIsShownButThoseMeantForConnectors(String placeholder) throws Exception {
        String asked = placeholder.replace("SECRETS", group.secrets().toString());

        assertThat(resolved(asked)).contains(asked);
    }

    @Test
    void whatIsMeantForConnectorsIsResolved() throws Exception {
        Files.writeString(group.secrets().resolve("folder"), "/given");

        assertThat(resolved("${dir:" + group.secrets() + ":folder}")).contains("/given");
        assertThat(resolved("${env:DATA_GATEWAY_CONTRACTS}"))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/contracts"));
    }

    private static Optional<String> resolved(String value) throws Exception {
        return rest(group.urls().get(0), group.operator())
                .resolved(config(Map.of("contracts.path", value)), "contracts.path");
    }

    @ParameterizedTest
    @CsvSource({
        "producer.override.sasl.jaas.config, com.sun.security.auth.module.JndiLoginModule required;",
        "producer.override.bootstrap.servers, elsewhere:9092",
        "producer.override.interceptor.classes, io.example.Any",
        "producer.override.config.providers, x",
        "contracts.path, /etc",
        "listener.ssl.truststore.location, /etc/shadow",
        "kafka.config.providers.x.class, org.apache.kafka.common.config.provider.DirectoryConfigProvider"
    })
    void settingsThatReachFurtherAreRefused(String key, String value) {
        ConnectRest rest = rest(group.urls().get(1), group.operator());
        Map<String, String> config = config(Map.of(key, value));

        assertThatThrownBy(() -> rest.putConfig("other", config))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessageContaining(key.replaceFirst("^producer[.]override[.]", ""));
    }

    /** Names of settings are not known any more where a class of others may read them. */
    @Test
    void aClientOfKafkaHasNoConfigProvidersOfItsOwn() throws Exception {
        ConnectRest rest = rest(group.urls().get(0), group.operator());

        rest.putConfig(
                GATEWAY,
                config(Map.of(
                        "kafka.metric.reporters", "io.example.Reporter",
                        "kafka.config.providers", "x",
                        "kafka.config.providers.x.class",
                                "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
                        "kafka.client.id", "${x:/etc:hostname}")));

        TestUtils.waitForCondition(
                () -> group.logs().contains("DirectoryConfigProvider is not allowed. Update System property"),
                SOON.toMillis(),
                "it is not refused");
    }

    private static Map<String, String> config(Map<String, String> changes) {
        return group.config(GATEWAY, changes);
    }

    private static Outcome gateway(String command, String... arguments) throws Exception {
        TlsFiles operator = group.operator();
        var line = new ArrayList<>(List.of("connectors", command));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--cacert", operator.authorities() + ""));
        line.addAll(List.of("--cert", operator.certificate() + "", "--key", operator.key() + ""));
        return GatewayCommand.run(line.toArray(String[]::new));
    }

    private static ConnectRest rest(String url, TlsFiles files) {
        try {
            return new ConnectRest(ConnectGroup.parse(url), RestAccess.of(SOON, files, Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

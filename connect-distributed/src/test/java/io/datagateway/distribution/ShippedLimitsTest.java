// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped files let Connect's REST API do. */
class ShippedLimitsTest {

    private static final String PROCESSING = "worker.properties";
    private static final String INGEST = "worker-ingest.properties";

    /** What documents name, besides what the shipped connectors have. */
    private static final Set<String> DOCUMENTED = Set.of("buffer.memory", "max.request.size");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+)}");
    private static final Pattern OVERRIDE = Pattern.compile("(?:producer|consumer|admin)\\.override\\.(.+)");

    @ParameterizedTest
    @ValueSource(strings = {PROCESSING, INGEST})
    void theVariablesThatConnectorsGetAreThoseOfTheShippedOnesAndNoOthers(String file) throws Exception {
        String pattern = ShippedWorker.load(file).getProperty("config.providers.env.param.allowlist.pattern");
        Set<String> variables = new TreeSet<>(Set.of("DATA_GATEWAY_MANAGEMENT_PORT"));
        for (Map<String, String> connector : connectors(file)) {
            VARIABLE.matcher(connector.values().toString()).results().forEach(name -> variables.add(name.group(1)));
        }
        Map<String, String> all = Stream.concat(
                        variables.stream(),
                        Stream.of("PATH", "HOME", "KAFKA_OPTS", "DATA_GATEWAY_OTHER", "X_DATA_GATEWAY_PORT"))
                .collect(Collectors.toMap(name -> name, name -> "value"));

        try (var provider = new EnvVarConfigProvider(all)) {
            provider.configure(Map.of(EnvVarConfigProvider.ALLOWLIST_PATTERN_CONFIG, pattern));
            assertThat(provider.get("").data()).containsOnlyKeys(variables);
        }
        assertThat(pattern.split("[|]")).as("names that no connector has").hasSameSizeAs(variables);
    }

    @ParameterizedTest
    @ValueSource(strings = {PROCESSING, INGEST})
    void whatConnectorsMayOverrideIsWhatTheShippedOnesDoAndNothingElse(String file) throws Exception {
        Set<String> overridden = new HashSet<>(DOCUMENTED);
        for (Map<String, String> connector : connectors(file)) {
            connector.keySet().forEach(key -> OVERRIDE.matcher(key).results().forEach(o -> overridden.add(o.group(1))));
        }

        assertThat(ShippedWorker.load(file).getProperty("connector.client.config.override.policy"))
                .isEqualTo("Allowlist");
        assertThat(ShippedWorker.load(file)
                        .getProperty("connector.client.config.override.allowlist")
                        .split(","))
                .containsExactlyInAnyOrderElementsOf(overridden);
    }

    @ParameterizedTest
    @CsvSource({PROCESSING + ", 8083", INGEST + ", 8084"})
    void theRestApiIsOnLoopbackUnlessItHasCertificatesOnBothSides(String file, String port) throws Exception {
        assertThat(ShippedWorker.load(file).getProperty("listeners")).isEqualTo("http://127.0.0.1:" + port);

        Properties mutual = ShippedWorker.withMutualTls(file);
        assertThat(mutual.getProperty("listeners")).isEqualTo("https://0.0.0.0:" + port);
        assertThat(mutual.getProperty("listeners.https.ssl.client.auth")).isEqualTo("required");
        assertThat(mutual.getProperty("listeners.https.ssl.endpoint.identification.algorithm"))
                .isEqualTo("https");
    }

    @Test
    void noPathThatSettingsMayNameHoldsWhatTheyMayNotRead() throws Exception {
        String options = variables().get("KAFKA_OPTS");
        assertThat(options).contains("-Dorg.apache.kafka.automatic.config.providers=none");
        String allowed = options.replaceAll(".*-Dio[.]datagateway[.]allowed[.]paths=(\\S+).*", "$1");
        assertThat(allowed.split(",")).allMatch(path -> path.startsWith("/etc/data-gateway/"));

        for (String file : List.of(PROCESSING, INGEST)) {
            String rest = ShippedWorker.withMutualTls(file).getProperty("listeners.https.ssl.keystore.location");
            for (String provider : List.of("file", "dir")) {
                String secrets =
                        ShippedWorker.load(file).getProperty("config.providers." + provider + ".param.allowed.paths");
                assertThat(secrets).isEqualTo("/etc/data-gateway/secrets");
                assertThat(Path.of(rest).startsWith(secrets)).isFalse();
            }
            assertThat(allowed.split(",")).noneMatch(path -> Path.of(rest).startsWith(path));
        }
    }

    /** The shipped connectors that run on such workers: in one group for all, those of the gateway run with the others. */
    private static List<Map<String, String>> connectors(String file) throws IOException {
        try (Stream<Path> own = Files.list(Path.of("config/connectors"));
                Stream<Path> tables = Files.list(Path.of("../jdbc-config"))) {
            return Stream.concat(own, tables)
                    .filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> file.equals(PROCESSING) || path.endsWith("http-source.json"))
                    .map(ShippedLimitsTest::config)
                    .toList();
        }
    }

    private static Map<String, String> config(Path file) {
        try {
            return new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a shell and systemd read them. */
    private static Map<String, String> variables() throws IOException {
        return Files.readAllLines(Path.of("config/worker.env")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replaceAll("^\"|\"$", "")));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.demo.Orders;
import io.datagateway.e2e.GatewayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConfigValueInfo;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped command gives a real worker its connectors. */
class ApplyConnectorsIT {

    @TempDir
    static Path certs;

    @AutoClose
    private static GatewayCluster cluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(certs);
        cluster.createTopics(Orders.TOPIC, 1);
    }

    @Test
    void settingsThatBreakThePromiseAreRefusedByConnectItself() throws Exception {
        Map<String, String> config = cluster.config(
                GatewayCluster.GATEWAY,
                Map.of(
                        "name", GatewayCluster.GATEWAY,
                        "transaction.boundary", "interval",
                        "listener.ssl.crl.locaton", "/etc/crl",
                        "contracts.path", "/no/such/folder",
                        "producer.override.acks", "1",
                        "value.converter", "org.apache.kafka.connect.json.JsonConverter"));

        Map<String, List<String>> errors =
                cluster.connect().validateConnectorConfig("HttpSourceConnector", config).configs().stream()
                        .map(ConfigInfo::configValue)
                        .filter(value -> !value.errors().isEmpty())
                        .collect(Collectors.toMap(ConfigValueInfo::name, ConfigValueInfo::errors));

        assertThat(errors)
                .containsOnlyKeys(
                        "transaction.boundary",
                        "listener.ssl.crl.locaton",
                        "contracts.path",
                        "producer.override.acks",
                        "value.converter")
                .allSatisfy((key, messages) ->
                        assertThat(messages).singleElement().asString().startsWith(key));
        assertThat(errors.get("listener.ssl.crl.locaton").get(0)).contains("did you mean listener.ssl.crl.location");
    }

    @Test
    void connectorsAreCreatedThenLeftAloneThenChangedAndWhatIsRefusedKeepsNoOtherOut() throws Exception {
        write(GatewayCluster.GATEWAY, Map.of());
        write(GatewayCluster.VALIDATION, Map.of());
        assertThat(apply()).isEqualTo(new Outcome(0, "http-source: created\nvalidation: created\n"));
        cluster.awaitRunning();

        assertThat(apply()).isEqualTo(new Outcome(0, "http-source: unchanged\nvalidation: unchanged\n"));

        write(GatewayCluster.GATEWAY, Map.of("tasks.max", "none"));
        write(GatewayCluster.VALIDATION, Map.of("topics.refresh.ms", "1000"));
        Outcome outcome = apply();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.said().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("gateway connectors apply: http-source refused: 400 ")
                                .contains("tasks.max"),
                        line -> assertThat(line).isEqualTo("validation: changed"));
        cluster.awaitRunning();
    }

    @Test
    void aRenamedValidationIsRefusedAlsoIfOnlyTheWorkerKnowsWhichTopicsItTakes() throws Exception {
        write(GatewayCluster.VALIDATION, Map.of());
        apply();
        Files.delete(folder.resolve(GatewayCluster.VALIDATION + ".json"));

        write("renamed", GatewayCluster.VALIDATION, Map.of());
        assertRefused("every raw topic");

        Files.writeString(certs.resolve("orders"), ".+\\.orders\\.raw");
        write("renamed", GatewayCluster.VALIDATION, Map.of("topics.regex", "${dir:" + certs + ":orders}"));
        assertRefused("sales.orders.raw");
        assertThat(cluster.connect().connectors()).doesNotContain("renamed");
        cluster.connect().deleteConnector(GatewayCluster.VALIDATION);
    }

    private void assertRefused(String topics) throws Exception {
        Outcome outcome = apply();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.said())
                .startsWith("gateway connectors apply: renamed refused: it would copy " + topics
                        + " a second time, as the validation connector validation in http");
    }

    private void write(String connector, Map<String, String> changes) throws IOException {
        write(connector, connector, changes);
    }

    private void write(String name, String shipped, Map<String, String> changes) throws IOException {
        new ObjectMapper().writeValue(folder.resolve(name + ".json").toFile(), cluster.config(shipped, changes));
    }

    private Outcome apply() throws IOException, InterruptedException {
        String url = cluster.connect().endpointForResource("");
        return GatewayCommand.run("connectors", "apply", folder.toString(), "--url", url);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.connect.FakeConnect;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsApplyTest {

    @TempDir
    private Path folder;

    private FakeConnect worker;

    @BeforeEach
    void start() throws IOException {
        worker = new FakeConnect(0);
        for (String name : new String[] {"created", "changed", "unchanged"}) {
            Files.writeString(folder.resolve(name + ".json"), "{\"topics\": \"t\"}");
            worker.says("PUT /connectors/" + name + "/config", 200, "{}");
        }
        worker.says("GET /connectors/changed/config", 200, "{\"name\": \"changed\", \"topics\": \"other\"}");
        worker.says("GET /connectors/unchanged/config", 200, "{\"name\": \"unchanged\", \"topics\": \"t\"}");
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void ofEachConnectorItIsSaidWhatBecameOfIt() {
        GatewayRun run = apply(folder.toString());

        assertThat(run.out()).isEqualTo("changed: changed\ncreated: created\nunchanged: unchanged\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(worker.asked())
                .filteredOn(request -> request.startsWith("PUT"))
                .hasSize(2);
    }

    @Test
    void aRefusalIsOneLineAndTheOthersAreAppliedNevertheless() {
        worker.says("PUT /connectors/changed/config", 400, "{\"message\": \"Invalid value:\\n topics is wrong\"}");

        GatewayRun run = apply(folder.toString());

        assertThat(run.err())
                .isEqualTo("gateway connectors apply: changed refused: 400 Invalid value: topics is wrong\n");
        assertThat(run.out()).isEqualTo("created: created\nunchanged: unchanged\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void asJsonItIsOneDocument() {
        worker.says("PUT /connectors/changed/config", 400, "{\"message\": \"topics is wrong\"}");

        GatewayRun run =
                apply("--output", "json", folder.resolve("changed.json").toString());

        assertThat(run.out())
                .isEqualTo("{\"group\":\"%s\",\"connectors\":[{\"connector\":\"changed\",\"file\":\"%s\","
                                .formatted(worker.url(), folder.resolve("changed.json"))
                        + "\"outcome\":\"refused\",\"detail\":\"400 topics is wrong\"}]}\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void whatConnectQuotesOfASecretIsNotPrinted() throws Exception {
        Files.writeString(
                folder.resolve("changed.json"),
                "{\"connector.class\": \"x\", \"database.password\": \"hunter22\", \"url\": \"jdbc:x\"}");
        worker.says(
                "PUT /connectors/changed/config",
                400,
                "{\"message\": \"Invalid value hunter22 for configuration database.password;"
                        + " jdbc:x://me:hunter23@db/?password=hunter24&ssl=true\"}");

        for (String format : List.of("text", "json")) {
            GatewayRun run =
                    apply("--output", format, folder.resolve("changed.json").toString());

            assertThat(run.out() + run.err())
                    .contains("Invalid value ***** for configuration database.password")
                    .contains("//*****@db/?password=*****&ssl=true")
                    .doesNotContain("hunter");
        }
    }

    @Test
    void withoutAnAnswerTheExitCodeIs3() {
        worker.close();

        GatewayRun run = apply(folder.toString(), "--wait", "1");

        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("gateway connectors apply: waits up to 1 s for " + worker.url()),
                        line -> assertThat(line)
                                .startsWith("gateway connectors apply: no worker answered: GET " + worker.url()));
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void aWorkerThatHasNotJoinedItsGroupIsWaitedFor() {
        worker.saysAtFirst("GET /connectors", 3, 503, "{\"message\": \"the worker is starting\"}");

        GatewayRun run = apply(folder.toString());

        assertThat(run.out()).isEqualTo("changed: changed\ncreated: created\nunchanged: unchanged\n");
        assertThat(run.err())
                .startsWith("gateway connectors apply: waits up to 60 s for " + worker.url())
                .contains("503 the worker is starting")
                .hasLineCount(1);
        assertThat(run.exit()).isZero();
    }

    @Test
    void aWorkerThatGoesOnStartingIsNoAnswer() {
        worker.says("GET /connectors", 404, "<html>");

        GatewayRun run = apply(folder.toString(), "--wait", "1");

        assertThat(run.err()).contains("no worker answered: " + worker.url() + " is still starting: ");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void aWorkerThatTakesNoConnectionYetIsWaitedFor() throws Exception {
        int port = URI.create(worker.url()).getPort();
        worker.close();
        var applied = CompletableFuture.supplyAsync(
                () -> apply(folder.resolve("created.json").toString()));
        assertThatThrownBy(() -> applied.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

        worker = new FakeConnect(port).says("PUT /connectors/created/config", 200, "{}");

        assertThat(applied.get(30, TimeUnit.SECONDS).out()).isEqualTo("created: created\n");
    }

    @Test
    void aRefusalIsNotWaitedFor() {
        worker.says("GET /connectors", 401, "{\"message\": \"who are you\"}");

        assertThat(apply(folder.toString()).err()).doesNotContain("waits");
    }

    @Test
    void nothingIsChangedIfAFileIsNoConfigMap() throws Exception {
        Path broken = Files.writeString(folder.resolve("x.json"), "{");

        GatewayRun run = apply(folder.toString());

        assertThat(run.err())
                .startsWith("gateway connectors apply: " + broken + ":1: ")
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(worker.asked()).isEmpty();
    }

    private GatewayRun apply(String... arguments) {
        var line = new ArrayList<>(List.of("connectors", "apply", "--url", worker.url()));
        line.addAll(List.of(arguments));
        return GatewayRun.of(line.toArray(String[]::new));
    }
}

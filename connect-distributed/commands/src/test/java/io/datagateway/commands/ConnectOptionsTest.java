// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.connect.FakeConnect;
import io.datagateway.connect.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectOptionsTest {

    private static final String BASIC = "Basic YW5uYTpzZXNhbWU=";

    @TempDir
    private Path folder;

    @Test
    void thePasswordComesFromTheEnvironmentOrFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "sesame\n");
        try (var worker = new FakeConnect(0).shows("RUNNING", "RUNNING")) {
            var variables = Map.of("GATEWAY_CONNECT_PASSWORD", "sesame");
            assertThat(watch(worker, variables, "--user", "anna").exit()).isZero();
            assertThat(watch(worker, Map.of(), "--user", "anna", "--password-file", file.toString())
                            .exit())
                    .isZero();

            assertThat(worker.authorizations()).containsExactly(BASIC, BASIC);
        }
    }

    @Test
    void aWorkerIsReachedByMutualTls() throws Exception {
        var certificates = new TestCertificates(folder).issue("server", "EC").issue("client", "EC");
        try (var worker =
                FakeConnect.overTls(certificates.server("server"), true).shows("RUNNING", "RUNNING")) {
            GatewayRun run = watch(
                    worker,
                    Map.of(),
                    "--cacert",
                    folder + "/ca.crt",
                    "--cert",
                    folder + "/client.crt",
                    "--key",
                    folder + "/client.key");

            assertThat(run.said()).isEmpty();
            assertThat(run.exit()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--user anna, --user needs a password",
        "--user anna --password-file absent, absent does not exist",
        "--password-file absent, --password-file needs a --user",
        "--cacert absent, absent does not exist",
        "--cert absent, 'together'",
        "--cacert %s/ca.crt, need an https --url"
    })
    void whatDoesNotFitIsOneLine(String arguments, String reason) throws Exception {
        new TestCertificates(folder);
        try (var worker = new FakeConnect(0)) {
            GatewayRun run = watch(worker, Map.of(), arguments.formatted(folder).split(" "));

            assertThat(run.err()).contains(reason).hasLineCount(1);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(worker.asked()).isEmpty();
        }
    }

    private static GatewayRun watch(FakeConnect worker, Map<String, String> variables, String... options) {
        var line = new ArrayList<>(List.of("connectors", "watch", "--once", "--url", worker.url()));
        line.addAll(List.of(options));
        return GatewayRun.of(variables, line.toArray(String[]::new));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The shipped command, {@code bin/gateway} of the built distribution. */
final class GatewayCommand {

    private GatewayCommand() {}

    /** @param said all that it printed, errors too */
    record Outcome(int exit, String said) {}

    /** A process that is not started yet; its errors are among its output. */
    static ProcessBuilder process(List<String> arguments) {
        var line = new ArrayList<>(List.of(GatewayCluster.BUNDLE + "/bin/gateway"));
        line.addAll(arguments);
        return new ProcessBuilder(line).redirectErrorStream(true);
    }

    static Outcome run(String... arguments) throws IOException, InterruptedException {
        Process process = process(List.of(arguments)).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}

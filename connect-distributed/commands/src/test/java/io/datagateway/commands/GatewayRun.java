// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.cli.CommandRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * A run of the command in this process.
 *
 * @param out standard output
 * @param err standard error
 */
record GatewayRun(int exit, String out, String err) {

    static GatewayRun of(String... arguments) {
        return of(Map.of(), arguments);
    }

    /** @param variables environment variables */
    static GatewayRun of(Map<String, String> variables, String... arguments) {
        return of(new CommandEnvironment(Path.of(".."), variables), arguments);
    }

    static GatewayRun of(CommandEnvironment environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = CommandRunner.line(new Gateway(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new GatewayRun(exit, out.toString(), err.toString());
    }

    String said() {
        return out + err;
    }
}

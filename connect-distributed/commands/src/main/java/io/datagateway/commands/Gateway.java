// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.cli.CommandRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/** The command {@code bin/gateway}. A new subcommand is a class of its own, and a line in the group it belongs to. */
@Command(
        name = "gateway",
        description = "Runs the Data Gateway: its connectors, its contracts, its plugins.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {ConnectorsGroup.class, ContractsGroup.class, DatabaseGroup.class, PluginsGroup.class},
        footer = {
            "  gateway connectors --help",
            "  gateway connectors apply config/connectors --url http://connect1:8083"
        },
        exitCodeList = {"0:Success.", "2:Wrong arguments."})
public final class Gateway {

    private final CommandEnvironment environment;

    public Gateway() {
        this(CommandEnvironment.ofProcess());
    }

    Gateway(CommandEnvironment environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        CommandRunner.main(new Gateway(), arguments);
    }

    /** Returns the surroundings of the command that the subcommand belongs to. */
    static CommandEnvironment environment(CommandSpec subcommand) {
        return ((Gateway) subcommand.root().userObject()).environment;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import picocli.CommandLine.Command;

@Command(
        name = "database",
        description = "Looks at databases that connectors read or write.",
        subcommands = {DatabaseCheck.class},
        footer = "  gateway database check --help")
final class DatabaseGroup {}

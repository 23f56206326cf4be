// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import picocli.CommandLine.Command;

@Command(
        name = "contracts",
        description = "Checks contracts.",
        subcommands = {ContractsLint.class},
        footer = "  gateway contracts lint --help")
final class ContractsGroup {}

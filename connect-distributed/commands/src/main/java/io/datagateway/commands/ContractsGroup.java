// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import picocli.CommandLine.Command;

@Command(
        name = "contracts",
        description = "Checks contracts, and compares their versions.",
        subcommands = {ContractsCheck.class, ContractsDiff.class, ContractsLint.class},
        footer = "  gateway contracts lint --help")
final class ContractsGroup {}

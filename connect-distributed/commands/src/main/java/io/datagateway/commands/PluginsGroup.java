// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import picocli.CommandLine.Command;

@Command(
        name = "plugins",
        description = "Installs stock connectors.",
        subcommands = {PluginsInstall.class},
        footer = "  gateway plugins install --help")
final class PluginsGroup {}

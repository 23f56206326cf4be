// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import picocli.CommandLine.Command;

@Command(
        name = "connectors",
        description = "Changes, shows and watches connectors through Kafka Connect's REST API.",
        subcommands = {ConnectorsApply.class, ConnectorsStatus.class, ConnectorsWatch.class},
        footer = "  gateway connectors apply --help")
final class ConnectorsGroup {}

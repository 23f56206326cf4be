// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import java.nio.file.Path;
import java.util.Map;

/**
 * The surroundings in which a command runs.
 *
 * @param home the unpacked distribution, or {@code connect-distributed} in the checkout
 * @param variables environment variables
 */
record CommandEnvironment(Path home, Map<String, String> variables) {

    /** The surroundings of this process; {@code bin/gateway} says where home is. */
    static CommandEnvironment ofProcess() {
        return new CommandEnvironment(Path.of(System.getProperty("gateway.home", "")), System.getenv());
    }

    /** The stock connectors that can be installed. */
    Path pluginList() {
        return home.resolve("config/plugins.txt");
    }

    /** The plugin directory of the distribution. */
    Path plugins() {
        Path unpacked = home.resolve("plugins");
        return unpacked.toFile().isDirectory() ? unpacked : home.resolve("target/bundle/data-gateway/plugins");
    }
}

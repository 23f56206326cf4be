// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import java.util.Objects;

/** The version of the plugin, from the manifest of its jar. */
final class PluginVersion {

    private PluginVersion() {}

    static String current() {
        return Objects.requireNonNullElse(PluginVersion.class.getPackage().getImplementationVersion(), "unknown");
    }
}

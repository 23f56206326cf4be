// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import java.util.Objects;

/** The version of the plugin, from the manifest of its jar. */
public final class PluginVersion {

    private PluginVersion() {}

    public static String current() {
        return Objects.requireNonNullElse(PluginVersion.class.getPackage().getImplementationVersion(), "unknown");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.nio.file.Path;

/**
 * The end of the installation of a plugin.
 *
 * @param folder where the plugin is, or was to be
 * @param detail why it was not installed; else empty
 */
public record InstallResult(ListedPlugin plugin, Outcome outcome, Path folder, String detail) {

    public enum Outcome {
        INSTALLED,
        ALREADY_INSTALLED,
        REFUSED,
        NOT_FETCHED
    }

    /** True if the plugin is in the folder. */
    public boolean isThere() {
        return outcome == Outcome.INSTALLED || outcome == Outcome.ALREADY_INSTALLED;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect.overlap;

import io.datagateway.connect.ConnectRest;
import java.util.Map;

/**
 * A connector that a Connect group has or is about to get.
 *
 * @param group the API of its group
 */
record Deployed(ConnectRest group, String name, Map<String, String> config) {

    /** The class of the validation connector, in full or as one of the names that Connect has for it. */
    private static final String VALIDATION = "(.+\\.)?ValidationSource(Connector)?";

    boolean isValidation() {
        return isValidation(config);
    }

    static boolean isValidation(Map<String, String> config) {
        return config.getOrDefault("connector.class", "").strip().matches(VALIDATION);
    }

    boolean isSame(Deployed other) {
        return group == other.group && name.equals(other.name);
    }

    /** The name and where it is; no setting. */
    @Override
    public String toString() {
        return name + " in " + group.url();
    }
}

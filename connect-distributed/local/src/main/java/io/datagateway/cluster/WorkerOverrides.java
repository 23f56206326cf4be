// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.Map;

/**
 * Changes of the workers, on top of what they all have.
 *
 * @param properties on top of the shipped ones with this machine's addresses
 * @param environment variables on top of those that the shipped connectors name
 */
public record WorkerOverrides(Map<String, String> properties, Map<String, String> environment) {

    public static final WorkerOverrides NONE = new WorkerOverrides(Map.of(), Map.of());

    public WorkerOverrides {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }

    /** Returns changes of the properties only. */
    public static WorkerOverrides ofProperties(Map<String, String> properties) {
        return new WorkerOverrides(properties, Map.of());
    }
}

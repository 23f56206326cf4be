// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.options.OptionNames;
import java.util.Map;

/** The delivery guarantee that the worker is configured for. */
enum DeliveryGuarantee {
    /** The guarantee as shipped. */
    EXACTLY_ONCE,
    AT_LEAST_ONCE;

    Map<String, String> workerSettings() {
        return Map.of("exactly.once.source.support", this == EXACTLY_ONCE ? "enabled" : "disabled");
    }

    /**
     * Returns the setting of the validation's connector, which is shipped as one that refuses a worker without
     * transactions.
     */
    Map<String, String> connectorSettings() {
        return Map.of("exactly.once.support", this == EXACTLY_ONCE ? "required" : "requested");
    }

    /** Returns the name on the command line. */
    @Override
    public String toString() {
        return OptionNames.of(this);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the worker promises, and is set to. */
enum DeliveryGuarantee {
    /** As shipped. */
    EXACTLY_ONCE,
    AT_LEAST_ONCE;

    Map<String, String> workerSettings() {
        return Map.of("exactly.once.source.support", this == EXACTLY_ONCE ? "enabled" : "disabled");
    }

    /** Of the validation's connector, which is shipped as one that refuses a worker without transactions. */
    Map<String, String> connectorSettings() {
        return Map.of("exactly.once.support", this == EXACTLY_ONCE ? "required" : "requested");
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return Names.of(this);
    }

    /** In the order given. */
    static List<DeliveryGuarantee> parse(String list) {
        return Arrays.stream(list.split(","))
                .map(DeliveryGuarantee::one)
                .distinct()
                .toList();
    }

    private static DeliveryGuarantee one(String name) {
        return Names.find(DeliveryGuarantee.class, name)
                .orElseThrow(() -> new IllegalArgumentException("unknown delivery " + name));
    }
}

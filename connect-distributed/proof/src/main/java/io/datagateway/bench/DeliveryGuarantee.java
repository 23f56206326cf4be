// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Layout;
import io.datagateway.options.OptionNames;

/** The delivery guarantee of the gateway's records in raw; each layout has its own. */
enum DeliveryGuarantee {
    EXACTLY_ONCE(Layout.SINGLE),
    AT_LEAST_ONCE(Layout.SPLIT);

    private final Layout layout;

    DeliveryGuarantee(Layout layout) {
        this.layout = layout;
    }

    Layout layout() {
        return layout;
    }

    /** Returns the name on the command line. */
    @Override
    public String toString() {
        return OptionNames.of(this);
    }
}

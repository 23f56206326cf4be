// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.options.OptionNames;

/** The scenarios by their names, in the order in which they are run. */
enum HostileScenarios {
    SLOW("connections that send or read as slowly as they can"),
    MEMORY("many clients that send the largest batches at once"),
    OVERLOAD("many more clients than the worker can serve"),
    IDLE("connections that are open and do nothing"),
    ROTATION("certificate files replaced under load, every fourth one broken");

    private final String text;

    HostileScenarios(String text) {
        this.text = text;
    }

    HostileScenario make() {
        return switch (this) {
            case SLOW -> new SlowScenario();
            case MEMORY -> new MemoryScenario();
            case OVERLOAD -> new OverloadScenario();
            case IDLE -> new IdleScenario();
            case ROTATION -> new RotationScenario();
        };
    }

    /** Returns the description. */
    String text() {
        return text;
    }

    /** Returns the name on the command line. */
    @Override
    public String toString() {
        return OptionNames.of(this);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Names;

/** The parts by their names, in the order in which they are run. */
enum Parts {
    SLOW("connections that send or read as slowly as they can"),
    MEMORY("many clients that send the largest batches at once"),
    OVERLOAD("many more clients than the worker can serve"),
    IDLE("connections that are open and do nothing"),
    ROTATION("certificate files replaced under load, every fourth one broken");

    private final String text;

    Parts(String text) {
        this.text = text;
    }

    Part make() {
        return switch (this) {
            case SLOW -> new SlowPart();
            case MEMORY -> new MemoryPart();
            case OVERLOAD -> new OverloadPart();
            case IDLE -> new IdlePart();
            case ROTATION -> new RotationPart();
        };
    }

    /** What it does. */
    String text() {
        return text;
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return Names.of(this);
    }
}

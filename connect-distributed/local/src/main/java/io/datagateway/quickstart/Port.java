// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import java.util.Locale;

/** A port of this machine that the quickstart listens on. */
enum Port {
    GATEWAY(8443),
    KAFKA(9092),
    CONNECT(8083),
    POSTGRES(5432);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    /** The number if none is chosen. */
    int usual() {
        return usual;
    }

    /** The argument that chooses another number. */
    String flag() {
        return "--" + name().toLowerCase(Locale.ROOT) + "-port";
    }
}

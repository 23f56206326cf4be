// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.util.concurrent.ThreadLocalRandom;

/** The first seed of a run: new each time, unless {@code -Dseed=} repeats one. Printed, so that a failure can be. */
public final class Seeds {

    private static final long FIRST =
            Long.getLong("seed", ThreadLocalRandom.current().nextLong(1L << 40));

    static {
        System.out.println("first seed " + FIRST);
    }

    private Seeds() {}

    public static long first() {
        return FIRST;
    }
}

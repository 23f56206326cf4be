// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.util.Random;

/** Something that can be sent hostile bytes. */
interface FuzzTarget {

    /**
     * Sends one case, made of {@code random} alone.
     *
     * @throws AssertionError with the bytes, if what came of it is not allowed
     */
    void attack(Random random) throws Exception;
}

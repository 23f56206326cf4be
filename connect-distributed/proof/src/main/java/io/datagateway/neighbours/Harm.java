// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

/** A mistake of topic A, as code. */
interface Harm {

    /** Makes the mistake. Returns how to mend it. */
    Mending inflict(Suffering a) throws Exception;

    /** Undoes a mistake. */
    interface Mending {

        /** There is nothing to mend. */
        Mending NOTHING = () -> {};

        void mend() throws Exception;
    }
}

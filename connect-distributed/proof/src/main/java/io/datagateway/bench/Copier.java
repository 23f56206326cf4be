// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;

/** Copies a raw topic when it is told to, and reads nothing before. */
interface Copier {

    /** Starts to copy so many records, which are there already. */
    void start(long records) throws IOException, InterruptedException;

    /** Returns when nothing is read any more: what is read now would be missing in the next round. */
    void stop() throws IOException, InterruptedException;
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;

/** Sends a batch and waits for the answer. */
interface BatchClient extends AutoCloseable {

    /** Never fails: no answer is a {@link Reply}, too. */
    Reply send(AvroBatch batch) throws InterruptedException;

    @Override
    void close();
}

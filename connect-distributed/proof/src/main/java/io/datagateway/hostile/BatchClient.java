// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;

/** A client that sends a batch and waits for the answer. */
interface BatchClient extends AutoCloseable {

    /** Sends a batch. Never fails: no answer is a {@link Reply}, too. */
    Reply send(AvroBatch batch) throws InterruptedException;

    @Override
    void close();
}

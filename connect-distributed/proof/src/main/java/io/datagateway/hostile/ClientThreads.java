// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.util.List;

/** Ends the threads of clients. */
final class ClientThreads {

    private ClientThreads() {}

    /** Waits until all have ended, or this thread is interrupted. */
    static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

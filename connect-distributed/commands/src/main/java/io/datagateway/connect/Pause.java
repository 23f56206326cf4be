// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.InterruptedIOException;
import java.time.Duration;

/** A pause between two requests to Connect. */
final class Pause {

    private Pause() {}

    /**
     * @param happening meanwhile, as a message says it
     * @throws InterruptedIOException if the thread is interrupted, which it stays
     */
    static void of(Duration length, String happening) throws InterruptedIOException {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + happening);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import org.jspecify.annotations.Nullable;

/** The answers of the health endpoints. None of them waits. */
public interface Health {

    /** Returns true if records can be taken now. */
    boolean isReady();

    /** Returns the status of the topics as JSON; null if nobody reads it here. */
    default byte @Nullable [] topics() {
        return null;
    }
}

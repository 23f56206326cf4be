// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;

/** Thrown if no worker has answered a request. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * @param sent true if the worker may have got the request, and so may have done it
     */
    NoAnswerException(String message, Throwable cause, boolean sent) {
        super(message, cause);
        this.sent = sent;
    }

    boolean wasSent() {
        return sent;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;

/** Connect has answered, and not done it. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 500;

    private final int status;

    /**
     * @param what method and address
     * @param status of the answer
     * @param message in the answer
     */
    RefusedException(String what, int status, String message) {
        super(what + " was refused: " + status + " " + message);
        this.status = status;
    }

    /** Whether Connect could not do it, whatever was asked; 409 says that it can later. */
    boolean isServerError() {
        return status == SERVER_ERROR;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;

/** Thrown if Connect has answered a request, and not done it. */
public final class RequestRefusedException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    private final int status;
    private final String reason;

    /**
     * @param request method and address
     * @param status of the answer
     * @param reason the message in the answer
     */
    RequestRefusedException(String request, int status, String reason) {
        super(request + " was refused: " + status + " " + oneLine(reason));
        this.status = status;
        this.reason = oneLine(reason);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    public int status() {
        return status;
    }

    /** The message in the answer, in one line; empty if it has none. */
    public String reason() {
        return reason;
    }

    boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** True if Connect is just rebalancing and can do it later. */
    boolean isConflict() {
        return status == CONFLICT;
    }

    /** True if Connect could not do it, whatever was asked. */
    boolean isServerError() {
        return status == SERVER_ERROR;
    }
}

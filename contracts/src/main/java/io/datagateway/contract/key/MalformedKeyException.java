// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

/** A key that is not the text of the primary key. Has no stack trace: it speaks of the input, without repeating it. */
public final class MalformedKeyException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedKeyException(String message) {
        super(message, null, false, false);
    }
}

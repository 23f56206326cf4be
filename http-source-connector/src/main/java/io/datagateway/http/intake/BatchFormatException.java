// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/** Tells that a body is not the announced number of datums. Has no stack trace: it tells of the input, not of the program. */
public abstract sealed class BatchFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int record;
    private final int offset;

    private BatchFormatException(String message, int record, int offset) {
        super(message, null, false, false);
        this.record = record;
        this.offset = offset;
    }

    /** Returns the index of the record at which it was noticed. */
    public int record() {
        return record;
    }

    /** Returns the byte offset in the body at which it was noticed. */
    public int offset() {
        return offset;
    }

    /** A record is not a datum of the contract's schema. */
    public static final class MalformedRecord extends BatchFormatException {

        private static final long serialVersionUID = 1L;

        private final String path;

        /** @param path the field, {@code lines[3].qty}; empty if it is the datum itself */
        MalformedRecord(String reason, int record, int offset, String path) {
            super(reason, record, offset);
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    /** The body has fewer datums than announced, or bytes left over after the last. */
    public static final class CountMismatch extends BatchFormatException {

        private static final long serialVersionUID = 1L;

        CountMismatch(String reason, int record, int offset) {
            super(reason, record, offset);
        }
    }
}

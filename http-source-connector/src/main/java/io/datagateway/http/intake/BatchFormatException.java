// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.avro.MalformedDatumException;
import java.io.Serializable;

/** Tells that a body is not the announced number of datums. Has no stack trace: it tells of the input, not of the program. */
public abstract sealed class BatchFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Place place;

    private BatchFormatException(String message, Place place) {
        super(message, null, false, false);
        this.place = place;
    }

    /**
     * The place in a body at which reading failed.
     *
     * @param record its index
     * @param from byte at which it begins
     * @param before byte at which the record before it begins: if that was misread, this one was looked for in the wrong
     *     place; -1 if there is none
     */
    public record Place(int record, int from, int before) implements Serializable {}

    /** Returns the index of the record at which it was noticed. */
    public int record() {
        return place.record();
    }

    /** Returns the byte offset in the body at which it was noticed. */
    public int offset() {
        return place.from();
    }

    /** Returns where reading the record began. */
    public Place place() {
        return place;
    }

    /** A record is not a datum of the contract's schema. */
    public static final class MalformedRecord extends BatchFormatException {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final int offset;

        MalformedRecord(MalformedDatumException e, Place place) {
            super(e.reason(), place);
            this.path = e.path();
            this.offset = e.offset();
        }

        @Override
        public int offset() {
            return offset;
        }

        /** Returns the field, {@code lines[3].qty}; empty if it is the datum itself. */
        public String path() {
            return path;
        }
    }

    /** The body has fewer datums than announced, or bytes left over after the last. */
    public static final class CountMismatch extends BatchFormatException {

        private static final long serialVersionUID = 1L;

        CountMismatch(String reason, Place place) {
            super(reason, place);
        }
    }
}

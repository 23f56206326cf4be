// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

/**
 * Bytes that are not a datum of the schema. Carries the place and the reason, never a value. Has no stack trace: it
 * speaks of the input, not of the program.
 */
public final class MalformedDatumException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final int offset;
    private final String path;

    MalformedDatumException(String reason, int offset) {
        this(reason, offset, "");
    }

    private MalformedDatumException(String reason, int offset, String path) {
        super(null, null, false, false);
        this.reason = reason;
        this.offset = offset;
        this.path = path;
    }

    /** The reason, in plain words. */
    public String reason() {
        return reason;
    }

    /** The index of the byte in the buffer at which it was noticed. */
    public int offset() {
        return offset;
    }

    /** The field being read, {@code lines[3].qty}; empty if it is the datum itself. */
    public String path() {
        return path;
    }

    /** The same failure with the path as seen from one level further out. */
    MalformedDatumException within(String step) {
        String joined =
                path.isEmpty() || path.startsWith("[") ? step + path : step.isEmpty() ? path : step + "." + path;
        return new MalformedDatumException(reason, offset, joined);
    }

    @Override
    public String getMessage() {
        return reason + " at byte " + offset + (path.isEmpty() ? "" : ", field " + path);
    }
}

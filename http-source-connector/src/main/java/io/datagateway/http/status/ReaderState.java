// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

/**
 * The state of the reading of the status topic.
 *
 * @param reason why it cannot be read; empty if it can
 */
record ReaderState(Kind kind, String reason) {

    static final ReaderState CATCHING_UP = new ReaderState(Kind.CATCHING_UP, "");
    static final ReaderState CURRENT = new ReaderState(Kind.CURRENT, "");

    /** The states, with their names in JSON. */
    enum Kind {
        /** Not everything has been read that was there in the beginning. */
        CATCHING_UP("catching-up"),
        CURRENT("current"),
        UNAVAILABLE("unavailable");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static ReaderState unavailable(Throwable cause) {
        return new ReaderState(Kind.UNAVAILABLE, cause.getClass().getSimpleName());
    }
}

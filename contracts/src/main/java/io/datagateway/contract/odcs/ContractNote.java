// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

/**
 * What a contract says that decides nothing about one record. It is no mistake, but whoever wrote it should know.
 *
 * @param place what is said, and where
 */
public record ContractNote(Kind kind, ContractIssue place) {

    /** The reason why it decides nothing. */
    public enum Kind {
        /** It speaks of many records, and is not computed yet. */
        WINDOW_RULE,
        /** It is an entry of {@code quality} for another tool, or for people. */
        NOT_RUN,
        /** Nothing here acts on it. */
        NOT_READ
    }

    @Override
    public String toString() {
        return place.toString();
    }
}

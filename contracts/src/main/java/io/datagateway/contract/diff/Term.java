// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

/**
 * A value of a contract's document that is neither schema nor key nor rule on one record.
 *
 * @param kind what a change of it means
 * @param line in the document, from 1
 */
public record Term(Kind kind, String value, int line) {

    /** What a change of a term means. */
    public enum Kind {
        /** For people: descriptions, tags, team, price, support, servers, dates. */
        TEXT,
        /** A promise about many records. */
        WINDOW_RULE,
        /** A service level: a number, a blank and its unit. */
        SLA,
        CLASSIFICATION
    }
}

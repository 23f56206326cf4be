// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

/** What becomes of rows, or of the connector. */
public enum Effect {
    /** The connector does not start, or stops for good. */
    STOPS,
    /** Rows, changes or columns are missing, and nothing tells. */
    LOST,
    /** Values arrive as others, and nothing tells. */
    CHANGED,
    /** Rows are dead letters. */
    DEAD_LETTERS,
    /** It could not be looked at. */
    NOT_CHECKED,
    /** Nothing now, but something may come of it. */
    RISK
}

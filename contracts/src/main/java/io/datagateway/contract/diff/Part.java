// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

/** The part of a contract that a change is in. */
enum Part {
    /** The schema, where it says what bytes mean. */
    WIRE,
    /** The rest of the schema. */
    SCHEMA,
    KEY,
    RULES,
    /** What is promised of the contract as a whole. */
    LIFE,
    /** What may change in a released file: texts for people, dates, the status forwards. */
    TEXT
}

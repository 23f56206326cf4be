// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/** What is counted in a run. */
public enum RunCounter {
    /** Intents. */
    REQUESTS,
    /** Of these, the ones whose body was broken off on purpose. */
    BROKEN_OFF,
    /** Of these, the ones never answered 201. */
    NEVER_WRITTEN,
    /** Datums of all requests. */
    RECORDS,
    /** Attempts answered 201. */
    WRITTEN,
    /** Attempts answered that they are refused for good. */
    REJECTED,
    /** Attempts answered that nothing was written. */
    NOT_WRITTEN,
    /** Attempts answered that nobody knows, or not at all. */
    UNKNOWN,
    /** Attempts made on purpose after a 201. */
    REPEATS,
    /** Answers with {@code Idempotent-Replayed}. */
    REPLAYED,
    /** Records in raw. */
    RAW,
    /** Of these, copies beyond the first. */
    RAW_COPIES,
    /** Records in prod. */
    PROD,
    /** Records in dlq. */
    DLQ
}

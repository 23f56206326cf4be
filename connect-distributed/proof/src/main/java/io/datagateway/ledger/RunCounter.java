// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/** The counters of a run. */
public enum RunCounter {
    /** Requests: intents in the ledgers. */
    REQUESTS,
    /** Requests whose body was broken off on purpose. */
    BROKEN_OFF,
    /** Requests that were never answered 201. */
    NEVER_WRITTEN,
    /** Records of all requests. */
    RECORDS,
    /** Attempts answered 201. */
    WRITTEN,
    /** Attempts with the answer that they are refused for good. */
    REJECTED,
    /** Attempts with the answer that nothing was written. */
    NOT_WRITTEN,
    /** Attempts with the answer that the outcome is unknown, or without an answer. */
    UNKNOWN,
    /** Attempts made on purpose after a 201. */
    REPEATS,
    /** Answers with {@code Idempotent-Replayed}. */
    REPLAYED,
    /** Records in raw. */
    RAW,
    /** Records in raw beyond the first copy. */
    RAW_COPIES,
    /** Copies of requests in raw that lack some of the records. */
    PARTIAL_COPIES,
    /** Records in prod. */
    PROD,
    /** Records in dlq. */
    DLQ
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

/** What a mistake may bring with it, beyond what topic A itself suffers. */
enum Trait {
    /** Kafka takes all records of A as before: nothing may be held or refused. */
    HARMLESS,
    /** A task may fail: nobody can know of it before Kafka refuses a record. */
    RESTARTS,
    /** Whoever makes the mistake restarts connectors, as the mistake only counts then. */
    RESTARTED_BY_OPERATOR,
    /** It is there before the first record of A, so that it can be known: no task may fail. */
    FROM_THE_START,
    /** A partition of A is held, and the management address says so. */
    HOLDS,
    /** The gateway takes nothing for A and says so. */
    REFUSES,
    /** What A wrote before the mistake may be gone: the mistake itself deleted it in Kafka. */
    LOSES_BEFORE,
    /** What A wrote before it was mended may be gone as well. */
    LOSES_MEANWHILE,
    /** A goes on once the setting {@code records.lost} names what was lost. */
    ACCEPTS_LOSS,
    /** A broker is stopped, so partitions of others get other leaders; needs three brokers. */
    STOPS_BROKER
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * The conditions that hold if nothing is lost and nothing is there twice. A ledger does not show {@link #LIVENESS}: the
 * run adds it.
 */
public enum Invariant {
    ACKNOWLEDGED("Every record of a request answered 201 is in raw at least once and in prod and dlq together exactly"
            + " once."),
    INTENDED("Nothing is in raw, prod or dlq that no client meant to write, and every value is what the client sent."),
    UNACKNOWLEDGED(
            "A record that was never acknowledged and never refused is in prod and dlq together once if it is in raw,"
                    + " and otherwise not at all."),
    REFUSED("Nothing is stored of a request that was only refused, or whose body was broken off."),
    ORDER("Records that a client sent one after another are first seen in this order in each partition."),
    WHOLE("With an exactly-once gateway, raw has every record of a request equally often; without, at least as often as"
            + " 201 said so, and no more often than it was sent with a 201 or an unknown outcome."),
    ROUTED("Valid records are not in dlq, and invalid ones are not in prod."),
    POSITIONED("Every position in a 201 is that of the request's first record there, and the records follow it."),
    ANSWERED("Every request comes to an end within its time: an answer, or the end of the connection."),
    ORDERLY("While tasks are restarted, reconfigured or paused, nothing but 201 and 503 is answered."),
    LIVENESS("After every fault everything works again, and nothing stays behind.");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}

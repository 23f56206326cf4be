// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.ledger.ExpectedDatum;
import io.datagateway.ledger.RequestIntent;
import java.util.List;

/** A request that a client is to send. */
final class PlannedBatch {

    private final RequestIntent intent;
    private final Kind kind;
    private final byte[] body;

    /** @param datums the records, in the order of the body */
    PlannedBatch(String key, Kind kind, List<ExpectedDatum> datums, byte[] body) {
        this.intent = new RequestIntent(key, kind != Kind.BROKEN_OFF, datums);
        this.kind = kind;
        this.body = body;
    }

    /** The way in which a request is sent. */
    enum Kind {
        /** A POST with an {@code Idempotency-Key}. */
        POST,
        /** A PUT to the batch id. */
        PUT,
        /** A POST that announces one record more than it has: the gateway must refuse it. */
        MISCOUNTED,
        /** A POST whose connection breaks after the last record, before the announced end of the body. */
        BROKEN_OFF
    }

    Kind kind() {
        return kind;
    }

    String key() {
        return intent.key();
    }

    RequestIntent intent() {
        return intent;
    }

    /** Returns the body: Avro datums, one after another; not to be changed. */
    byte[] body() {
        return body;
    }

    /** Returns the value of the header {@code batch}. */
    int announced() {
        int datums = intent.datums().size();
        return kind == Kind.MISCOUNTED ? datums + 1 : datums;
    }
}

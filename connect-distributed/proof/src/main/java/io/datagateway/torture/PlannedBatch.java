// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.ledger.ExpectedDatum;
import io.datagateway.ledger.RequestIntent;
import java.util.List;

/** A request to make. */
final class PlannedBatch {

    private final RequestIntent intent;
    private final Kind kind;
    private final byte[] body;

    /** @param datums in the order of the body */
    PlannedBatch(String key, Kind kind, List<ExpectedDatum> datums, byte[] body) {
        this.intent = new RequestIntent(key, kind != Kind.BROKEN_OFF, datums);
        this.kind = kind;
        this.body = body;
    }

    /** How a request is meant to end. */
    enum Kind {
        /** POST with an {@code Idempotency-Key}. */
        POST,
        /** PUT to the batch id. */
        PUT,
        /** Says one record more than it has: to be refused. */
        MISCOUNTED,
        /** Its connection breaks after the last record, before the announced end of the body. */
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

    /** Avro datums, one after another; not to be changed. */
    byte[] body() {
        return body;
    }

    /** The header {@code batch}. */
    int announced() {
        int datums = intent.datums().size();
        return kind == Kind.MISCOUNTED ? datums + 1 : datums;
    }
}

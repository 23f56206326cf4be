// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import io.datagateway.ledger.Request.Fate;

/** What must hold of a request when all of its answers and all of its records are known. */
final class Judgement {

    private final Expectations expected;
    private final Findings findings;

    Judgement(Expectations expected, Findings findings) {
        this.expected = expected;
        this.findings = findings;
    }

    void judge(Request request) {
        Fate fate = request.fate();
        if (!request.answered()) {
            findings.add(Invariant.ANSWERED, request, "no attempt came to an end");
        }
        if (fate == Fate.BROKEN_OFF && request.written()) {
            findings.add(Invariant.REFUSED, request, "answered 201, and its body was broken off");
        }
        for (int index = 0; index < request.records(); index++) {
            count(request, index, fate);
            route(request, index);
        }
        if (request.complete()) {
            whole(request);
            position(request);
        }
    }

    private void count(Request request, int index, Fate fate) {
        int raw = request.stored(Copy.RAW, index);
        int delivered = request.stored(Copy.PROD, index) + request.stored(Copy.DLQ, index);
        boolean once = raw > 0 && delivered == 1;
        boolean never = raw == 0 && delivered == 0;
        boolean holds = switch (fate) {
            case WRITTEN -> once;
            case UNKNOWN -> once || never;
            case REFUSED, BROKEN_OFF -> never;
        };
        if (!holds) {
            String seen = "record " + index + ": " + raw + " in raw, " + delivered + " in prod and dlq";
            findings.add(fate.invariant(), request, seen);
        }
    }

    private void route(Request request, int index) {
        Copy wrong = request.valid(index) ? Copy.DLQ : Copy.PROD;
        if (request.stored(wrong, index) > 0) {
            String kind = request.valid(index) ? "valid" : "invalid";
            findings.add(Invariant.ROUTED, request, "record " + index + " is " + kind + " and in " + wrong);
        }
    }

    private void whole(Request request) {
        for (int index = 1; expected.exactlyOnce() && index < request.records(); index++) {
            int first = request.stored(Copy.RAW, 0);
            int other = request.stored(Copy.RAW, index);
            if (first != other) {
                String seen = "record 0 is " + first + " times in raw, record " + index + " " + other + " times";
                findings.add(Invariant.WHOLE, request, seen);
                return;
            }
        }
    }

    private void position(Request request) {
        for (Claim claim : request.claims()) {
            if (!claim.holds()) {
                findings.add(Invariant.POSITIONED, request, claim.toString());
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import io.datagateway.ledger.ObservedRequest.Guarantee;

/** Checks one request once all of its answers and all of its records are known. */
final class InvariantCheck {

    private final Expectations expected;
    private final InvariantViolations violations;

    InvariantCheck(Expectations expected, InvariantViolations violations) {
        this.expected = expected;
        this.violations = violations;
    }

    void judge(ObservedRequest request) {
        Guarantee guarantee = request.guarantee();
        if (!request.answered()) {
            violations.add(Invariant.ANSWERED, request, "no attempt came to an end");
        }
        if (guarantee == Guarantee.BROKEN_OFF && request.written()) {
            violations.add(Invariant.REFUSED, request, "answered 201, and its body was broken off");
        }
        for (int index = 0; index < request.records(); index++) {
            count(request, index, guarantee);
            route(request, index);
        }
        if (request.complete()) {
            if (expected.exactlyOnce()) {
                whole(request);
            } else if (guarantee != Guarantee.REFUSED) {
                copies(request);
            }
            position(request);
        }
    }

    private void count(ObservedRequest request, int index, Guarantee guarantee) {
        int raw = request.stored(TopicKind.RAW, index);
        int delivered = request.stored(TopicKind.PROD, index) + request.stored(TopicKind.DLQ, index);
        boolean once = raw > 0 && delivered == 1;
        boolean never = raw == 0 && delivered == 0;
        boolean holds = switch (guarantee) {
            case WRITTEN -> once;
            case UNKNOWN -> once || never;
            case REFUSED, BROKEN_OFF -> never;
        };
        if (!holds) {
            String seen = "record " + index + ": " + raw + " in raw, " + delivered + " in prod and dlq";
            violations.add(guarantee.invariant(), request, seen);
        }
    }

    private void route(ObservedRequest request, int index) {
        TopicKind wrong = request.valid(index) ? TopicKind.DLQ : TopicKind.PROD;
        if (request.stored(wrong, index) > 0) {
            String kind = request.valid(index) ? "valid" : "invalid";
            violations.add(Invariant.ROUTED, request, "record " + index + " is " + kind + " and in " + wrong);
        }
    }

    private void whole(ObservedRequest request) {
        for (int index = 1; index < request.records(); index++) {
            int first = request.stored(TopicKind.RAW, 0);
            int other = request.stored(TopicKind.RAW, index);
            if (first != other) {
                String seen = "record 0 is " + first + " times in raw, record " + index + " " + other + " times";
                violations.add(Invariant.WHOLE, request, seen);
                return;
            }
        }
    }

    /** Checks the copies in raw by the answers: those of an attempt whose outcome is unknown may be there in part. */
    private void copies(ObservedRequest request) {
        int least = request.leastCopies();
        int most = request.mostCopies();
        for (int index = 0; index < request.records(); index++) {
            int copies = request.stored(TopicKind.RAW, index);
            // A record that is not there at all is a matter of another invariant.
            if (copies > 0 && (copies < least || copies > most)) {
                String seen = "record " + index + " is " + copies + " times in raw, not " + least + " to " + most;
                violations.add(Invariant.WHOLE, request, seen);
                return;
            }
        }
    }

    private void position(ObservedRequest request) {
        for (ClaimedPosition claim : request.claimedPositions()) {
            if (!claim.holds()) {
                violations.add(Invariant.POSITIONED, request, claim.toString());
            }
        }
    }
}

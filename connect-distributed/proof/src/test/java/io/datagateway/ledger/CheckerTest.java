// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static io.datagateway.ledger.RequestOutcome.NOT_WRITTEN;
import static io.datagateway.ledger.RequestOutcome.REJECTED;
import static io.datagateway.ledger.RequestOutcome.WRITTEN;
import static io.datagateway.ledger.TopicKind.PROD;
import static io.datagateway.ledger.TopicKind.RAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private static final int ALL_KEPT = 20;

    private final History history = History.delivered();

    @Test
    void acceptsWhatWasWrittenAndDelivered() {
        LedgerVerdict verdict = history.check();

        assertThat(verdict.clean()).as("%s", verdict.violations()).isTrue();
        assertThat(verdict.counts())
                .containsEntry(RunCounter.REQUESTS, 1L)
                .containsEntry(RunCounter.RECORDS, 2L)
                .containsEntry(RunCounter.WRITTEN, 1L)
                .containsEntry(RunCounter.NEVER_WRITTEN, 0L)
                .containsEntry(RunCounter.RAW, 2L)
                .containsEntry(RunCounter.RAW_COPIES, 0L)
                .containsEntry(RunCounter.PROD, 1L)
                .containsEntry(RunCounter.DLQ, 1L);
    }

    @Test
    void acceptsEqualDatumsInOneRequest() {
        ExpectedDatum datum = History.datum("b/0", true);
        history.add(0, new RequestIntent("b", true, List.of(datum, datum)))
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 2, 2))
                .stores(RAW, "b/0")
                .stores(PROD, "b/0");
        String hash = datum.hash();
        history.stored.add(new StoredRecord(RAW, 0, 3, "b/1", hash));

        history.expectOnly(Invariant.ACKNOWLEDGED, "b", "record 1: 1 in raw, 0 in prod and dlq");
        history.stored.add(new StoredRecord(PROD, 0, 2, "b/1", hash));
        history.expectClean();
    }

    @Test
    void acceptsASecondCopyInRawOfWhatWasUnknownBefore() {
        history.sends("b", true)
                .add(0, History.outcome("b", GatewayAnswer.NONE))
                .stores(RAW, "b/0")
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 3, 1))
                .stores(RAW, "b/0")
                .stores(PROD, "b/0");

        history.expectClean();
        assertThat(history.check().counts())
                .containsEntry(RunCounter.UNKNOWN, 1L)
                .containsEntry(RunCounter.RAW_COPIES, 1L);
    }

    @Test
    void acceptsAReplayWithThePositionsOfTheFirstAnswer() {
        var replayed = new GatewayAnswer(201, WRITTEN, true, List.of(new AnsweredPosition(0, 0, 2)));
        history.add(0, new AttemptOutcome("a", replayed, true, 5));

        history.expectClean();
        assertThat(history.check().counts())
                .containsEntry(RunCounter.REPEATS, 1L)
                .containsEntry(RunCounter.REPLAYED, 1L)
                .containsEntry(RunCounter.WRITTEN, 2L)
                .containsEntry(RunCounter.REQUESTS, 1L);
    }

    @Test
    void countsAPartOfAnUnknownRequestAndAcceptsItWithoutTransactionsOnly() {
        history.sends("b", true, true)
                .add(0, History.outcome("b", GatewayAnswer.NONE))
                .stores(RAW, "b/0")
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 3, 2))
                .stores(RAW, "b/0")
                .stores(RAW, "b/1")
                .stores(PROD, "b/0")
                .stores(PROD, "b/1");

        history.expectClean();
        assertThat(history.check().counts()).containsEntry(RunCounter.PARTIAL_COPIES, 1L);
        history.exactlyOnce = true;
        history.expectOnly(Invariant.WHOLE, "b", "record 0 is 2 times in raw, record 1 1 times");
    }

    @Test
    void seesThatOneOfTwoWrittenCopiesIsNotWhole() {
        history.sends("b", true, true)
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 2, 2))
                .stores(RAW, "b/0")
                .stores(RAW, "b/1")
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 4, 1))
                .stores(RAW, "b/0")
                .stores(PROD, "b/0")
                .stores(PROD, "b/1");

        assertThat(history.check().violated()).containsKey(Invariant.WHOLE);
    }

    @Test
    void seesACopyInRawThatNoAttemptCanHaveLeft() {
        history.stores(RAW, "a/0");

        history.expectOnly(Invariant.WHOLE, "a", "record 0 is 2 times in raw, not 1 to 1");
    }

    @Test
    void missesAnAcknowledgedRecordThatIsNotDelivered() {
        history.without(PROD, "a/0");

        history.expectOnly(Invariant.ACKNOWLEDGED, "a", "record 0: 1 in raw, 0 in prod and dlq");
    }

    @Test
    void seesAnAcknowledgedRecordThatIsDeliveredTwice() {
        history.stores(PROD, "a/0");

        history.expectOnly(Invariant.ACKNOWLEDGED, "a", "record 0: 1 in raw, 2 in prod and dlq");
    }

    @Test
    void missesWhatWasAnswered201AndIsNowhere() {
        history.sends("b", true).answered("b", 201, WRITTEN, new AnsweredPosition(0, AnsweredPosition.UNKNOWN, 1));

        LedgerVerdict verdict = history.check();
        assertThat(verdict.violated()).containsOnlyKeys(Invariant.ACKNOWLEDGED, Invariant.POSITIONED);
    }

    @Test
    void seesARecordThatNobodyMeantToWrite() {
        for (String id : List.of("b/0", "a/2", "a/-1", "a/00", "a/", "a", "")) {
            history.stores(RAW, id);
            history.expectOnly(Invariant.INTENDED, "", "nobody meant to write '" + id + "', in raw at 0:2");
            history.without(RAW, id);
        }
    }

    @Test
    void seesAValueThatWasChanged() {
        history.without(PROD, "a/0");
        history.stored.add(
                new StoredRecord(PROD, 0, 0, "a/0", History.datum("other", true).hash()));

        history.expectOnly(Invariant.INTENDED, "a", "record 0 has another value, in prod at 0:0");
    }

    @Test
    void seesAnUnknownRecordThatIsDeliveredTwiceOrNotAtAll() {
        history.sends("b", true).add(0, History.outcome("b", GatewayAnswer.NONE));
        history.expectClean();

        history.stores(RAW, "b/0");
        history.expectOnly(Invariant.UNACKNOWLEDGED, "b", "record 0: 1 in raw, 0 in prod and dlq");
        history.stores(PROD, "b/0");
        history.expectClean();
        history.stores(PROD, "b/0");
        history.expectOnly(Invariant.UNACKNOWLEDGED, "b", "record 0: 1 in raw, 2 in prod and dlq");
    }

    @Test
    void seesARecordOfARefusedRequest() {
        history.sends("b", true)
                .answered("b", 503, NOT_WRITTEN)
                .answered("b", 400, REJECTED)
                .stores(RAW, "b/0")
                .stores(PROD, "b/0");

        history.expectOnly(Invariant.REFUSED, "b", "record 0: 1 in raw, 1 in prod and dlq");
    }

    @Test
    void doesNotTakeNotWrittenForAnAnswerToAnUnknownAttempt() {
        history.sends("b", true)
                .add(0, History.outcome("b", GatewayAnswer.NONE))
                .answered("b", 503, NOT_WRITTEN)
                .stores(RAW, "b/0")
                .stores(PROD, "b/0");

        history.expectClean();
    }

    @Test
    void seesABrokenOffBodyThatCounts() {
        history.add(0, new RequestIntent("b", false, List.of(History.datum("b/0", true))))
                .add(0, History.outcome("b", GatewayAnswer.NONE));
        history.expectClean();

        history.stores(RAW, "b/0").stores(PROD, "b/0");
        history.expectOnly(Invariant.REFUSED, "b", "record 0: 1 in raw, 1 in prod and dlq");
    }

    @Test
    void seesABrokenOffBodyThatIsAnswered201() {
        history.add(0, new RequestIntent("b", false, List.of(History.datum("b/0", true))))
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 2, 2));

        history.expectOnly(Invariant.REFUSED, "b", "answered 201, and its body was broken off");
    }

    @Test
    void seesARequestThatWasNeverAnswered() {
        history.sends("b", true);

        history.expectOnly(Invariant.ANSWERED, "b", "no attempt came to an end");
    }

    @Test
    void takesARequestWithoutAnswerForUnknown() {
        history.sends("b", true).stores(RAW, "b/0").stores(PROD, "b/0");

        history.expectOnly(Invariant.ANSWERED, "b", "no attempt came to an end");
    }

    @Test
    void seesAnAnswerThatCameTooLate() {
        history.add(0, new AttemptOutcome("a", GatewayAnswer.of(503, NOT_WRITTEN), true, History.SLOWEST + 1));

        history.expectOnly(Invariant.ANSWERED, "a", "an attempt took 20001 ms");
    }

    @Test
    void takesWhatTheRunFound() {
        var checker = new Checker(new Expectations(false, Duration.ofSeconds(1)));
        checker.add(new InvariantViolation(Invariant.LIVENESS, "", "no 201 for 60 s"));

        assertThat(checker.verdict().violated()).containsOnlyKeys(Invariant.LIVENESS);
    }

    @Test
    void countsAllViolationsAndKeepsTheFirst() {
        IntStream.range(0, 3 * ALL_KEPT).forEach(i -> history.stores(RAW, "nobody/" + i));
        history.without(PROD, "a/0");

        LedgerVerdict verdict = history.check();
        assertThat(verdict.violated()).isEqualTo(Map.of(Invariant.INTENDED, 3L * ALL_KEPT, Invariant.ACKNOWLEDGED, 1L));
        assertThat(verdict.violations()).hasSize(ALL_KEPT + 1);
    }

    @Test
    void refusesALedgerThatCannotBeJudged() {
        assertThatThrownBy(() -> history.sends("a", true).check())
                .hasMessageContaining("a of client 0 has two intents");
        assertThatThrownBy(() -> new History().answered("x", 400, REJECTED).check())
                .hasMessageContaining("outcome of x and no intent before it");
        assertThatThrownBy(() -> new History()
                        .sends("x", true)
                        .add(1, History.outcome("x", GatewayAnswer.NONE))
                        .check())
                .hasMessageContaining("Client 1 has an outcome of x and no intent before it");
    }
}

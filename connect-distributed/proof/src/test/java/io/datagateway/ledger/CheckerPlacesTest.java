// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static io.datagateway.ledger.RequestOutcome.WRITTEN;
import static io.datagateway.ledger.TopicKind.DLQ;
import static io.datagateway.ledger.TopicKind.PROD;
import static io.datagateway.ledger.TopicKind.RAW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The places of records: in order, whole, in the right topic, and where the answer said. */
class CheckerPlacesTest {

    private final History history = History.delivered();

    @Test
    void seesARecordThatOvertookAnAcknowledgedOne() {
        var overtaken = new History()
                .sends("a", true)
                .answered("a", 201, WRITTEN, new AnsweredPosition(0, 1, 1))
                .sends("b", true)
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 0, 1));
        overtaken.stores(RAW, "b/0").stores(RAW, "a/0").stores(PROD, "a/0").stores(PROD, "b/0");

        overtaken.expectOnly(Invariant.ORDER, "a", "record 0 comes after later ones of its client, in raw at 0:1");
    }

    @Test
    void seesThatStillIfTheAnswerIsRepeatedLater() {
        var overtaken = new History()
                .sends("a", true)
                .answered("a", 201, WRITTEN, new AnsweredPosition(0, 1, 1))
                .sends("b", true)
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 0, 1))
                .answered("a", 201, WRITTEN, new AnsweredPosition(0, 1, 1));
        overtaken.stores(RAW, "b/0").stores(RAW, "a/0").stores(PROD, "a/0").stores(PROD, "b/0");

        overtaken.expectOnly(Invariant.ORDER, "a", "record 0 comes after later ones of its client, in raw at 0:1");
    }

    @Test
    void acceptsARecordThatComesLateAfterItsClientGaveItUp() {
        var late = new History()
                .sends("a", true)
                .add(0, History.outcome("a", GatewayAnswer.NONE))
                .sends("b", true)
                .answered("b", 201, WRITTEN, new AnsweredPosition(0, 0, 1))
                .answered("a", 201, WRITTEN, new AnsweredPosition(0, 1, 1));
        late.stores(RAW, "b/0").stores(RAW, "a/0").stores(PROD, "b/0").stores(PROD, "a/0");

        assertThat(late.check().violations()).isEmpty();
    }

    @Test
    void seesHalfARequestOfAnExactlyOnceGateway() {
        history.sends("b", true, true)
                .add(0, History.outcome("b", GatewayAnswer.NONE))
                .stores(RAW, "b/1")
                .stores(PROD, "b/1");
        history.expectClean();

        history.exactlyOnce = true;
        history.expectOnly(Invariant.WHOLE, "b", "record 0 is 0 times in raw, record 1 1 times");
    }

    @Test
    void seesRecordsInTheWrongTopic() {
        history.without(PROD, "a/0").without(DLQ, "a/1").stores(DLQ, "a/0").stores(PROD, "a/1");

        LedgerVerdict verdict = history.check();
        assertThat(verdict.violated()).isEqualTo(Map.of(Invariant.ROUTED, 2L));
        assertThat(verdict.violations())
                .extracting(InvariantViolation::detail)
                .containsExactly("record 0 is valid and in dlq", "record 1 is invalid and in prod");
    }

    @Test
    void seesAPositionWhereTheFirstRecordIsNot() {
        for (var wrong :
                List.of(new AnsweredPosition(0, 1, 2), new AnsweredPosition(0, 7, 2), new AnsweredPosition(1, 0, 2))) {
            var kind = new History().sends("a", true, false).answered("a", 201, WRITTEN, wrong);
            kind.stored.addAll(history.stored);
            kind.expectOnly(
                    Invariant.POSITIONED,
                    "a",
                    "201 said 2 records in raw from " + wrong.partition() + ":" + wrong.offset() + " on; there is");
        }
    }

    @Test
    void seesPositionsOfMoreRecordsThanWereSent() {
        history.answered("a", 201, WRITTEN, new AnsweredPosition(0, 0, 1));

        history.expectOnly(Invariant.POSITIONED, "a", "201 said where 1 records are, and 2 were sent");
    }
}

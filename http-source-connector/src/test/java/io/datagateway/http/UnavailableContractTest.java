// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.UnavailableContract;
import io.datagateway.http.TestProducer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A catalog in which {@value TestContracts#ORDERS} cannot be used, and other topics can. */
@Timeout(30)
class UnavailableContractTest {

    private static final UnavailableContract BROKEN =
            new UnavailableContract(ORDERS, List.of("/contracts/orders.yaml:3: wrong"));

    private final TestWorker worker = new TestWorker();

    @BeforeEach
    void start() throws InterruptedException {
        worker.contracts = TestContracts.catalog().without(List.of(BROKEN));
        worker.run(worker.start(0, worker.settings()));
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void itsClientIsToldToComeAgainAndWhoMustMendTheContract() {
        Answer answer = worker.producer(ORDERS).post(ORDERS, "a").join();

        answer.assertProblem(503, "ContractUnavailable", "not-written");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .contains("operators")
                .doesNotContain("orders.yaml");
    }

    @Test
    void clientsOfOtherTopicsAreServed() {
        TestProducer clicks = worker.producer(CLICKS);

        assertThat(untilReady(clicks, CLICKS).status()).isEqualTo(201);
    }

    @Test
    void nobodyElseLearnsThatTheTopicExists() {
        worker.producer(CLICKS).post(ORDERS, "a").join().assertRejected(403, "CertificateTopicMismatch");
    }

    @Test
    void theTopicIsServedOnceATaskHasReadItsContractMended() throws Exception {
        worker.contracts = TestContracts.catalog();

        worker.run(worker.start(1, worker.settings()));

        assertThat(untilReady(worker.producer(ORDERS), ORDERS).status()).isEqualTo(201);
    }

    /** The raw topics are known soon after the start. */
    private static Answer untilReady(TestProducer client, String topic) {
        Answer answer;
        do {
            answer = client.post(topic, "a").join();
        } while (answer.code().equals("NotReady"));
        return answer;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.DrivenTask.KEY;
import static io.datagateway.http.DrivenTask.KEYED;
import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.await;
import static io.datagateway.http.TestProducer.with;
import static io.datagateway.http.TestWorker.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestProducer.Answer;
import io.datagateway.http.testing.RawConnection;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A producer who repeats what it is not sure of, over real TLS sockets. */
@Timeout(60)
class IdempotencyTest {

    @RegisterExtension
    private final DrivenTask driven = new DrivenTask("listener.linger.ms", "600000");

    private final TestWorker worker = driven.worker;
    private final TestProducer producer = driven.producer;
    private final HttpSourceTask task = driven.task;

    @Test
    void aBatchThatIsInKafkaIsNotWrittenAgain() throws Exception {
        Answer first = driven.write(KEYED, "a", "b");

        Answer again = await(producer.post(ORDERS, KEYED, "a", "b"));

        again.assertReplayed();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.json().path("records").asInt()).isEqualTo(2);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(task.poll()).isNull();
    }

    @Test
    void withoutAKeyEveryRequestIsANewOne() throws Exception {
        Answer first = driven.write(UnaryOperator.identity(), "a");
        Answer second = driven.write(UnaryOperator.identity(), "a");

        assertThat(second.json().path("batchId")).isNotEqualTo(first.json().path("batchId"));
    }

    @Test
    void aTwinOfABatchInFlightIsToldToWaitAndThenLearnsTheSame() throws Exception {
        var first = producer.post(ORDERS, KEYED, "a");
        List<SourceRecord> records = take(task, 1);

        Answer twin = await(producer.post(ORDERS, KEYED, "a"));
        twin.assertProblem(409, "RequestInFlight", "unknown");
        assertThat(Integer.parseInt(twin.header("Retry-After"))).isBetween(1, 4);
        driven.confirm(records);

        assertThat(await(first).status()).isEqualTo(201);
        await(producer.post(ORDERS, KEYED, "a")).assertReplayed();
    }

    @Test
    void ofManyTwinsAtOnceOneIsWritten() throws Exception {
        var twins = Stream.generate(() -> producer.post(ORDERS, KEYED, "a"))
                .limit(6)
                .toList();
        List<SourceRecord> records = take(task, 1);
        while (twins.stream().filter(CompletableFuture::isDone).count() < 5) {
            assertThat(task.poll()).isNull();
        }
        driven.confirm(records);

        assertThat(twins)
                .extracting(twin -> await(twin).status())
                .containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409);
    }

    static Stream<UnaryOperator<HttpRequest.Builder>> otherRequests() {
        return Stream.of(with("version", "2.0.0"), with("shard", "1"));
    }

    @ParameterizedTest
    @MethodSource("otherRequests")
    void aKeyIsNotForARequestWithAnotherEffect(UnaryOperator<HttpRequest.Builder> change) throws Exception {
        driven.write(KEYED, "a");

        Answer other = await(producer.post(ORDERS, KEYED.andThen(change)::apply, "a"));

        other.assertProblem(422, "IdempotencyKeyReused", "rejected");
        assertThat(other.header("Retry-After")).isEmpty();
    }

    @Test
    void aKeyIsNotForAnotherBody() throws Exception {
        var inFlight = producer.post(ORDERS, KEYED, "a");
        List<SourceRecord> records = take(task, 1);

        await(producer.post(ORDERS, KEYED, "secret")).assertProblem(422, "IdempotencyKeyReused", "rejected");
        driven.confirm(records);
        await(inFlight);

        Answer other = await(producer.post(ORDERS, KEYED, "secret"));
        other.assertProblem(422, "IdempotencyKeyReused", "rejected");
        assertThat(other.json().toString()).doesNotContain("secret");
        assertThat(task.poll()).isNull();
    }

    @Test
    void howARequestIsTracedDoesNotMakeItAnother() throws Exception {
        driven.write(KEYED.andThen(with("trace-id", "1"))::apply, "a");

        await(producer.post(ORDERS, KEYED.andThen(with("trace-id", "2"))::apply, "a"))
                .assertReplayed();
    }

    @Test
    void aMalformedRequestIsThatWhateverItsKey() throws Exception {
        driven.write(KEYED, "a");

        Answer malformed = await(producer.post(ORDERS, KEYED.andThen(with("batch", "2"))::apply, "a"));

        malformed.assertProblem(400, "BatchCountMismatch", "rejected");
    }

    @Test
    void anotherTopicHasItsOwnKeys() throws Exception {
        driven.write(KEYED, "a");
        var clicks = worker.producer(CLICKS);

        var answer = clicks.post(CLICKS, KEYED, "b");
        driven.confirm(take(task, 1));

        assertThat(await(answer).status()).isEqualTo(201);
        assertThat(await(answer).header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void aPutToABatchOfItsOwnIsTheSameAsAPostWithItsKey() throws Exception {
        Answer put = driven.write(producer.put(KEY), "a");
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().path("batchId").asText()).isEqualTo(KEY);

        await(producer.post(ORDERS, producer.put(KEY), "a")).assertReplayed();
        await(producer.post(ORDERS, KEYED, "a")).assertReplayed();
        await(producer.post(ORDERS, producer.put(KEY).andThen(KEYED)::apply, "a"))
                .assertReplayed();
        await(producer.post(ORDERS, producer.put(KEY), "b")).assertProblem(422, "IdempotencyKeyReused", "rejected");
    }

    @Test
    void itIsTheSameOverHttp11() throws Exception {
        driven.write(producer.put(KEY), "a");

        try (var connection = producer.connect()) {
            RawConnection.RawAnswer answer = connection
                    .send(TestProducer.whole("PUT /api/1.0/sales.orders/batches/" + KEY, ""))
                    .answer();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(answer.header("Gateway-Outcome")).isEqualTo("written");
        }
    }

    @Test
    void pathAndHeaderMustNameTheSameBatch() throws Exception {
        Answer answer = await(producer.post(ORDERS, producer.put("other").andThen(KEYED)::apply, "a"));

        answer.assertProblem(400, "InvalidHeader", "rejected");
        assertThat(answer.json().path("details").path("header").asText()).isEqualTo("Idempotency-Key");
    }
}

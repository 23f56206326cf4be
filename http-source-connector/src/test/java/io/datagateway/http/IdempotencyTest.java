// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.with;
import static io.datagateway.http.TestWorker.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestProducer.Answer;
import io.datagateway.http.testing.RawConnection;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A producer who repeats what it is not sure of, over real TLS sockets. */
@Timeout(60)
class IdempotencyTest {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);
    private static final String KEY = "order-7";
    private static final UnaryOperator<HttpRequest.Builder> KEYED = with("Idempotency-Key", KEY);

    private final TestWorker worker = new TestWorker();
    private final TestProducer producer = worker.producer(ORDERS);
    private final HttpSourceTask task = worker.start(0, worker.settings("listener.linger.ms", "600000"));

    @BeforeEach
    void isAlive() throws InterruptedException {
        worker.awaitTopics(task, producer);
    }

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void aBatchThatIsInKafkaIsNotWrittenAgain() throws Exception {
        Answer first = write(KEYED, "a", "b");

        Answer again = await(producer.post(ORDERS, KEYED, "a", "b"));

        assertReplayed(again);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.json().path("records").asInt()).isEqualTo(2);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(task.poll()).isNull();
    }

    @Test
    void withoutAKeyEveryRequestIsANewOne() throws Exception {
        Answer first = write(UnaryOperator.identity(), "a");
        Answer second = write(UnaryOperator.identity(), "a");

        assertThat(second.json().path("batchId")).isNotEqualTo(first.json().path("batchId"));
    }

    @Test
    void anUnknownBatchWithoutAKeyIsRepeatedWithItsBatchIdAndNothingElseIs() throws Exception {
        var first = producer.post(ORDERS, "a");
        List<SourceRecord> records = take(task, 1);
        worker.pass(REQUEST_TIMEOUT);
        Answer unknown = await(first);
        unknown.assertProblem(504, "AcknowledgementTimeout", "unknown");
        String batchId = unknown.header("Batch-Id");
        task.poll();

        assertThat(unknown.json().path("detail").asText()).contains("Idempotency-Key: " + batchId);
        var withItsId = with("Idempotency-Key", batchId);
        await(producer.post(ORDERS, withItsId, "b")).assertProblem(422, "IdempotencyKeyReused", "rejected");
        var again = producer.post(ORDERS, withItsId, "a");
        List<SourceRecord> repeated = take(task, 1);
        confirm(repeated);

        assertThat(await(again).json().path("batchId").asText()).isEqualTo(batchId);
        assertThat(await(again).header("Batch-Id")).isEqualTo(batchId);
        assertThat(recordId(repeated)).isEqualTo(recordId(records)).isEqualTo(batchId + "/0");
        assertThat(repeated.get(0).kafkaPartition()).isEqualTo(records.get(0).kafkaPartition());
        assertReplayed(await(producer.post(ORDERS, withItsId, "a")));
    }

    private static String recordId(List<SourceRecord> records) {
        return new String(
                (byte[]) records.get(0).headers().lastWithName("record-id").value(), StandardCharsets.UTF_8);
    }

    @Test
    void aTwinOfABatchInFlightIsToldToWaitAndThenLearnsTheSame() throws Exception {
        var first = producer.post(ORDERS, KEYED, "a");
        List<SourceRecord> records = take(task, 1);

        Answer twin = await(producer.post(ORDERS, KEYED, "a"));
        twin.assertProblem(409, "RequestInFlight", "unknown");
        assertThat(Integer.parseInt(twin.header("Retry-After"))).isBetween(1, 4);
        confirm(records);

        assertThat(await(first).status()).isEqualTo(201);
        assertReplayed(await(producer.post(ORDERS, KEYED, "a")));
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
        confirm(records);

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
        write(KEYED, "a");

        Answer other = await(producer.post(ORDERS, KEYED.andThen(change)::apply, "a"));

        other.assertProblem(422, "IdempotencyKeyReused", "rejected");
        assertThat(other.header("Retry-After")).isEmpty();
    }

    @Test
    void aKeyIsNotForAnotherBody() throws Exception {
        var inFlight = producer.post(ORDERS, KEYED, "a");
        List<SourceRecord> records = take(task, 1);

        await(producer.post(ORDERS, KEYED, "secret")).assertProblem(422, "IdempotencyKeyReused", "rejected");
        confirm(records);
        await(inFlight);

        Answer other = await(producer.post(ORDERS, KEYED, "secret"));
        other.assertProblem(422, "IdempotencyKeyReused", "rejected");
        assertThat(other.json().toString()).doesNotContain("secret");
        assertThat(task.poll()).isNull();
    }

    @Test
    void howARequestIsTracedDoesNotMakeItAnother() throws Exception {
        write(KEYED.andThen(with("trace-id", "1"))::apply, "a");

        assertReplayed(await(producer.post(ORDERS, KEYED.andThen(with("trace-id", "2"))::apply, "a")));
    }

    @Test
    void aMalformedRequestIsThatWhateverItsKey() throws Exception {
        write(KEYED, "a");

        Answer malformed = await(producer.post(ORDERS, KEYED.andThen(with("batch", "2"))::apply, "a"));

        malformed.assertProblem(400, "BatchCountMismatch", "rejected");
    }

    @Test
    void anotherTopicHasItsOwnKeys() throws Exception {
        write(KEYED, "a");
        var clicks = worker.producer(CLICKS);

        var answer = clicks.post(CLICKS, KEYED, "b");
        confirm(take(task, 1));

        assertThat(await(answer).status()).isEqualTo(201);
        assertThat(await(answer).header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void whatMayBeInKafkaMayBeSentAgainAndNothingElseUnderItsKey() throws Exception {
        var first = producer.post(ORDERS, KEYED, "a");
        take(task, 1);
        worker.pass(REQUEST_TIMEOUT);
        await(first).assertProblem(504, "AcknowledgementTimeout", "unknown");
        task.poll();

        await(producer.post(ORDERS, KEYED, "b")).assertProblem(422, "IdempotencyKeyReused", "rejected");
        write(KEYED, "a");

        assertReplayed(await(producer.post(ORDERS, KEYED, "a")));
    }

    @Test
    void whatATaskGaveBackLeavesTheKeyFree() throws Exception {
        Map<String, String> settings = worker.settings("listener.linger.ms", "600000");
        List.of("heartbeat.timeout.ms", "queue.timeout.ms").forEach(key -> settings.put(key, "15000"));
        var asked = worker.start(0, settings);
        worker.awaitTopics(asked, producer);
        var twins = List.of(producer.post(ORDERS, KEYED, "a"), producer.post(ORDERS, KEYED, "a"));
        CompletableFuture.anyOf(twins.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        int refused = twins.get(0).isDone() ? 0 : 1;
        await(twins.get(refused)).assertProblem(409, "RequestInFlight", "unknown");

        asked.stop();

        await(twins.get(1 - refused)).assertProblem(503, "NotReady", "not-written");
        var next = worker.start(0, settings);
        next.poll();
        var answer = producer.post(ORDERS, KEYED, "b");
        confirm(take(next, 1));

        assertThat(await(answer).status()).isEqualTo(201);
        next.stop();
    }

    @Test
    void whatIsWrittenAfterTheClientHasGoneIsRememberedForIt() throws Exception {
        List<SourceRecord> records;
        try (var connection = producer.connect()) {
            connection.send(raw("POST", "/api/1.0/sales.orders", "Idempotency-Key: " + KEY + "\r\n"));
            records = take(task, 1);
        }
        confirm(records);

        assertReplayed(await(producer.post(ORDERS, KEYED, "a")));
    }

    @Test
    void neitherARestartNorOtherSettingsMakeTheListenerForget() throws Exception {
        write(KEYED, "a");
        task.stop();

        var restarted = worker.start(0, worker.settings("request.max.records", "7"));
        restarted.poll();

        Answer again;
        do { // the raw topics are looked up anew
            again = await(producer.post(ORDERS, KEYED, "a"));
            assertThat(restarted.poll()).isNull();
        } while (again.code().equals("NotReady"));
        assertReplayed(again);
        restarted.stop();
    }

    @Test
    void theWindowIsWhatTheSettingsSay() throws Exception {
        var small = worker.start(0, worker.settings("idempotency.window.requests", "1"));
        worker.awaitTopics(small, producer);
        try (var running = worker.run(small)) {
            for (String key : List.of("1", "2", "1", "1")) {
                await(producer.post(ORDERS, with("Idempotency-Key", key), "a"));
            }
            assertThat(running.records())
                    .as("the second one pushed the first one out")
                    .isEqualTo(3);
        }
    }

    @Test
    void aPutToABatchOfItsOwnIsTheSameAsAPostWithItsKey() throws Exception {
        Answer put = write(producer.put(KEY), "a");
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().path("batchId").asText()).isEqualTo(KEY);

        assertReplayed(await(producer.post(ORDERS, producer.put(KEY), "a")));
        assertReplayed(await(producer.post(ORDERS, KEYED, "a")));
        assertReplayed(await(producer.post(ORDERS, producer.put(KEY).andThen(KEYED)::apply, "a")));
        await(producer.post(ORDERS, producer.put(KEY), "b")).assertProblem(422, "IdempotencyKeyReused", "rejected");
    }

    @Test
    void itIsTheSameOverHttp11() throws Exception {
        write(producer.put(KEY), "a");

        try (var connection = producer.connect()) {
            RawConnection.RawAnswer answer = connection
                    .send(raw("PUT", "/api/1.0/sales.orders/batches/" + KEY, ""))
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

    /** Sends a request and lets Kafka have it. */
    private Answer write(UnaryOperator<HttpRequest.Builder> change, String... ids) throws Exception {
        var answer = producer.post(ORDERS, change, ids);
        confirm(take(task, ids.length));
        assertThat(await(answer).status()).isEqualTo(201);
        return await(answer);
    }

    private void confirm(List<SourceRecord> records) {
        records.forEach(record -> task.commitRecord(record, worker.written(record)));
    }

    private static String raw(String method, String path, String headers) {
        String body = new String(TestContracts.order("a"), StandardCharsets.ISO_8859_1);
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/avro\r\n"
                + "version: 2.1.0\r\nbatch: 1\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static Answer await(CompletableFuture<Answer> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static void assertReplayed(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(answer.outcome()).isEqualTo("written");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datagateway.http.TestProducer.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths, methods and certificates: checked before the headers, so that nobody learns which topics exist. */
@Timeout(30)
class HttpPathsTest {

    private static final String NO_CONTRACT = "no.contract";

    private static TestWorker worker;

    @BeforeAll
    static void start() throws InterruptedException {
        worker = new TestWorker();
        worker.serve(0, worker.settings());
    }

    @AfterAll
    static void stop() {
        worker.stop();
    }

    @Test
    void withoutACertificateNobodyIsHeard() {
        var anonymous = worker.producer(worker.certificates.anonymous());

        anonymous.post(ORDERS, "a").join().assertRejected(401, "CertificateRequired");
    }

    @Test
    void aClientIsToldWhoItIsWhichTopicsItMayWriteToAndUntilWhen() {
        TestProducer producer = worker.producer(ORDERS);

        Answer answer = whoAmI(producer);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        JsonNode identity = answer.json();
        assertThat(identity.path("subject").asText()).isEqualTo("CN=sales.orders");
        assertThat(identity.path("commonName").asText()).isEqualTo("sales.orders");
        assertThat(identity.path("principal").asText()).isEqualTo("sales.orders");
        assertThat(identity.path("topics").toString()).isEqualTo("[\"sales.orders\"]");
        assertThat(identity.path("issuer").asText())
                .isEqualTo(worker.certificates.ca().getSubjectX500Principal().getName());
        assertThat(Instant.parse(identity.path("notAfter").asText()))
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofHours(2)));
    }

    @Test
    void whoHasNoCertificateIsToldThatInstead() {
        whoAmI(worker.producer(worker.certificates.anonymous())).assertRejected(401, "CertificateRequired");
    }

    @Test
    void aTopicMayBeCalledWhoAmIAllTheSame() {
        worker.producer("whoami").post("whoami", "a").join().assertRejected(404, "UnknownTopic");
    }

    private static Answer whoAmI(TestProducer producer) {
        return producer.send(
                        HttpRequest.newBuilder(producer.uri("/api/1.0/whoami")).build())
                .join();
    }

    @Test
    void aForeignTopicIsRefusedAlikeWhetherItExistsOrNot() {
        worker.producer(CLICKS).post(ORDERS, "a").join().assertRejected(403, "CertificateTopicMismatch");
        worker.producer(CLICKS).post("nothing", "a").join().assertRejected(403, "CertificateTopicMismatch");
        worker.producer(CLICKS)
                .post(ORDERS, HttpRequest.Builder::GET, "a")
                .join()
                .assertRejected(403, "CertificateTopicMismatch");
    }

    @Test
    void aForeignBatchIsRefusedLikeItsTopic() {
        TestProducer stranger = worker.producer(CLICKS);

        Answer answer = stranger.post(
                        ORDERS,
                        request -> request.uri(stranger.uri("/api/1.0/sales.orders/batches/k"))
                                .PUT(BodyPublishers.noBody()),
                        "a")
                .join();

        answer.assertRejected(403, "CertificateTopicMismatch");
    }

    @Test
    void aTopicWithoutContractIsNotFound() {
        worker.producer(NO_CONTRACT).post(NO_CONTRACT, "a").join().assertRejected(404, "UnknownTopic");
    }

    @ParameterizedTest
    @MethodSource("wrongPaths")
    void anotherPathIsNotFound(String path) {
        TestProducer producer = worker.producer(ORDERS);

        Answer answer = producer.post(ORDERS, request -> request.uri(producer.uri(path)), "a")
                .join();

        answer.assertRejected(404, "UnknownPath");
    }

    static List<String> wrongPaths() {
        return List.of(
                "/",
                "/api/2.0/sales.orders",
                "/api/1.0/sales.orders/",
                "/api/1.0/sales.orders?x=1",
                "/api/1.0/sales.orders;x=1",
                "/api/1.0/" + "t".repeat(250),
                "/api/1.0/sales.orders/batches",
                "/api/1.0/sales.orders/batches/",
                "/api/1.0/sales.orders/batches/a/b",
                "/api/1.0/sales.orders/batches/a?x=1",
                "/api/1.0/sales.orders/batches/a%20b",
                "/api/1.0/sales.orders/batches/%61",
                "/api/1.0/sales.orders/batches/a:b",
                "/api/1.0/sales.orders/batches/.",
                "/api/1.0/sales.orders/batches/..",
                "/api/1.0/sales.orders/batches/" + "k".repeat(65),
                "/health/other");
    }

    @Test
    void eachPathHasItsMethod() {
        TestProducer producer = worker.producer(ORDERS);

        Answer post = producer.post(
                        ORDERS, request -> request.uri(producer.uri("/api/1.0/sales.orders/batches/k")), "a")
                .join();
        Answer put = producer.post(
                        ORDERS,
                        producer.put("k").andThen(request -> request.uri(producer.uri("/api/1.0/sales.orders")))::apply,
                        "a")
                .join();

        post.assertProblem(405, "MethodNotAllowed", "rejected");
        assertThat(post.header("Allow")).isEqualTo("PUT");
        put.assertProblem(405, "MethodNotAllowed", "rejected");
        assertThat(put.header("Allow")).isEqualTo("POST");
    }
}

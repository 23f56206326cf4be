// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.assertProblem;
import static io.datagateway.http.TestProducer.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractStatus;
import io.datagateway.http.TestProducer.Answer;
import io.datagateway.http.testing.RawConnection;
import java.net.http.HttpRequest;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods, headers and topics: every status that a single request can bring about before its body counts. */
@Timeout(60)
class HttpInterfaceTest {

    private static final String NO_RAW_TOPIC = "no.raw";
    private static final String HEAD = TestProducer.head("POST /api/1.0/sales.orders");

    private static TestWorker worker;

    @BeforeAll
    static void start() throws InterruptedException {
        worker = new TestWorker();
        var contracts = Stream.concat(
                worker.contracts.contracts().stream(),
                Stream.of(TestContracts.contract(NO_RAW_TOPIC, "1.0.0", ContractStatus.ACTIVE)));
        worker.contracts = new ContractCatalog(contracts.toList());
        worker.serve(0, worker.settings("request.max.records", "50"));
    }

    @AfterAll
    static void stop() {
        worker.stop();
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                refused("no version", without("version"), 400, "MissingHeader"),
                refused("no batch", without("batch"), 400, "MissingHeader"),
                refused("no content type", without("Content-Type"), 400, "MissingHeader"),
                refused("version in words", with("version", "latest"), 400, "InvalidHeader"),
                refused("version not released", with("version", "3.0.0"), 400, "UnknownContractVersion"),
                refused("version retired", with("version", "0.9.0"), 410, "ContractRetired"),
                refused("line retired", with("version", "1"), 410, "ContractRetired"),
                refused("version unknown", with("version", "2.0.7"), 400, "UnknownContractVersion"),
                refused("batch of nothing", with("batch", "0"), 400, "InvalidHeader"),
                refused("batch negative", with("batch", "-1"), 400, "InvalidHeader"),
                refused("batch in words", with("batch", "one"), 400, "InvalidHeader"),
                refused("batch of the largest int", with("batch", "2147483647"), 413, "TooManyRecords"),
                refused("batch beyond int", with("batch", "4294967297"), 413, "TooManyRecords"),
                refused("batch beyond all numbers", with("batch", "9".repeat(400)), 413, "TooManyRecords"),
                refused("batch twice", request -> request.header("batch", "1"), 400, "InvalidHeader"),
                refused("shard negative", with("shard", "-1"), 400, "InvalidHeader"),
                refused("key too long", with("Idempotency-Key", "k".repeat(65)), 400, "InvalidHeader"),
                refused("key not ASCII", with("Idempotency-Key", "ü"), 400, "InvalidHeader"),
                refused("producer too long", with("producer-id", "p".repeat(129)), 400, "InvalidHeader"),
                refused("trace id not ASCII", with("trace-id", "ü"), 400, "InvalidHeader"),
                refused("count below batch", with("batch", "2"), 400, "BatchCountMismatch"),
                refused("JSON", with("Content-Type", "application/json"), 415, "UnsupportedMediaType"),
                refused("content type of nothing", with("Content-Type", ""), 400, "InvalidHeader"),
                refused("compressed", with("Content-Encoding", "gzip"), 415, "UnsupportedContentEncoding"),
                refused("too many records", with("batch", "51"), 413, "TooManyRecords"),
                refused("GET", HttpRequest.Builder::GET, 405, "MethodNotAllowed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void whatIsWrongWithARequestIsNamed(
            String name, UnaryOperator<HttpRequest.Builder> change, int status, String code) {
        Answer answer = producer(ORDERS).post(ORDERS, change, "a").join();

        answer.assertRejected(status, code);
    }

    @Test
    void aLineThatIsRetiredTellsTheExactVersionsThatTakeTheSameBytes() {
        Answer answer =
                producer(ORDERS).post(ORDERS, with("version", "1.0"), "a").join();

        JsonNode details = answer.json().path("details");
        assertThat(details.path("sameForm").toString()).isEqualTo("[\"1.0.0\"]");
        assertThat(details.path("released").toString()).isEqualTo("[\"1.0.0\",\"2.0.0\",\"2.1.0\"]");
        assertThat(answer.json().path("detail").asText()).contains("Version 1.0 of", "still taken as 1.0.0, named in");
    }

    @Test
    void allHeadersThatAreWrongAreToldAtOnce() {
        UnaryOperator<HttpRequest.Builder> bare =
                request -> without("version").apply(without("Content-Type").apply(request));

        Answer answer = producer(ORDERS)
                .post(
                        ORDERS,
                        request ->
                                bare.apply(with("batch", "one").apply(request)).setHeader("shard", "-1"),
                        "a")
                .join();

        answer.assertRejected(400, "MissingHeader");
        JsonNode problems = answer.json().path("details").path("problems");
        assertThat(problems.findValuesAsText("header")).containsExactly("Content-Type", "version", "batch", "shard");
        assertThat(problems.findValuesAsText("code"))
                .containsExactly("MissingHeader", "MissingHeader", "InvalidHeader", "InvalidHeader");
        assertThat(answer.json().path("detail").asText())
                .contains("Content-Type is missing", "version is missing", "batch must be", "shard must be");
    }

    @Test
    void aVersionThatIsNotReleasedIsToldTheReleasedOnes() {
        Answer answer =
                producer(ORDERS).post(ORDERS, with("version", "3.0.0"), "a").join();

        assertThat(answer.json().path("detail").asText()).contains("Released are 1.0.0, 2.0.0, 2.1.0.");
        assertThat(answer.json().path("details").path("released"))
                .map(JsonNode::asText)
                .containsExactly("1.0.0", "2.0.0", "2.1.0");
    }

    @Test
    void aMediaTypeOrCodingThatIsNotTakenIsToldWhichIs() {
        Answer json = producer(ORDERS)
                .post(ORDERS, with("Content-Type", "application/json"), "a")
                .join();
        Answer gzip = producer(ORDERS)
                .post(ORDERS, with("Content-Encoding", "gzip"), "a")
                .join();

        assertThat(json.header("Accept")).isEqualTo("application/avro, avro/binary");
        assertThat(json.header("Accept-Encoding")).isEmpty();
        assertThat(gzip.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(gzip.header("Accept")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goodHeaders")
    void whatTheInterfaceAllowsIsWritten(UnaryOperator<HttpRequest.Builder> change) {
        Answer answer = producer(ORDERS).post(ORDERS, change, "a", "b").join();

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        assertThat(answer.outcome()).isEqualTo("written");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().path("records").asInt()).isEqualTo(2);
    }

    static Stream<UnaryOperator<HttpRequest.Builder>> goodHeaders() {
        return Stream.of(
                UnaryOperator.identity(),
                with("version", "2.1"),
                with("version", "2"),
                with("version", "1.0.0"),
                with("Content-Type", "Avro/Binary; schema=order"),
                with("Content-Encoding", "identity"),
                with("shard", "0"),
                with("traceparent", traceparent("0af7651916cd43dd8448eb211c80319c")),
                with(
                        "traceparent",
                        "01" + traceparent("4bf92f3577b34da6a3ce929d0e0e4736").substring(2) + "-later"),
                with("traceparent", traceparent("0".repeat(32))),
                with("traceparent", traceparent("4BF92F3577B34DA6A3CE929D0E0E4736")),
                with("traceparent", "x"),
                with("traceparent", ""),
                with("tracestate", "="),
                with("Idempotency-Key", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\""));
    }

    @Test
    void aRawTopicThatDoesNotExistIsARefusalForNow() {
        Answer answer = producer(NO_RAW_TOPIC).post(NO_RAW_TOPIC, "a").join();

        answer.assertProblem(503, "NotReady", "not-written");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 4);
    }

    static Stream<Arguments> rawRequests() {
        String trace = "trace-id: " + "t".repeat(9000) + "\r\n\r\n";
        String path = "POST /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        return Stream.of(
                arguments("no stated length", HEAD + "\r\n", 411, "LengthRequired"),
                arguments("headers beyond all measure", HEAD + trace, 431, "HeadersTooLarge"),
                arguments("a path beyond all measure", path, 414, "UriTooLong"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rawRequests")
    void whatNoDecentClientSendsIsAnsweredToo(String name, String request, int status, String code) throws Exception {
        try (var connection = producer(ORDERS).connect()) {
            RawConnection.RawAnswer answer = connection.send(request).answer();

            assertProblem(answer, status, code, "rejected");
        }
    }

    private static TestProducer producer(String identity) {
        return worker.producer(identity);
    }

    private static Arguments refused(String name, UnaryOperator<HttpRequest.Builder> change, int status, String code) {
        return arguments(name, change, status, code);
    }

    private static UnaryOperator<HttpRequest.Builder> without(String header) {
        return request -> {
            HttpRequest full = request.build();
            var rest =
                    HttpRequest.newBuilder(full.uri()).POST(full.bodyPublisher().orElseThrow());
            full.headers().map().forEach((name, values) -> {
                if (!name.equalsIgnoreCase(header)) {
                    values.forEach(value -> rest.header(name, value));
                }
            });
            return rest;
        };
    }

    private static String traceparent(String traceId) {
        return "00-" + traceId + "-b7ad6b7169203331-01";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.RawConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: order-7\r\n\r\n";

    @Test
    void codesStatusesAndOutcomesDoNotChange() {
        String codes = Arrays.stream(ProblemCode.values())
                .map(code -> code + " " + code.status() + " " + code.outcome() + (code.isRetriable() ? " retry" : ""))
                .collect(Collectors.joining("\n"));

        assertThat(codes).isEqualTo("""
                        MalformedRequest 400 rejected
                        MissingHeader 400 rejected
                        InvalidHeader 400 rejected
                        UnknownContractVersion 400 rejected
                        MalformedRecord 400 rejected
                        BatchCountMismatch 400 rejected
                        IncompleteBody 400 rejected
                        CertificateRequired 401 rejected
                        CertificateExpired 401 rejected
                        CertificateNotYetValid 401 rejected
                        CertificateRevoked 401 rejected
                        CertificateNotTrusted 401 rejected
                        CertificateTopicMismatch 403 rejected
                        UnknownPath 404 rejected
                        UnknownTopic 404 rejected
                        MethodNotAllowed 405 rejected
                        RequestTimeout 408 not-written retry
                        RequestInFlight 409 unknown retry
                        ContractRetired 410 rejected
                        LengthRequired 411 rejected
                        RequestTooLarge 413 rejected
                        RecordTooLarge 413 rejected
                        TooManyRecords 413 rejected
                        UriTooLong 414 rejected
                        UnsupportedMediaType 415 rejected
                        UnsupportedContentEncoding 415 rejected
                        ExpectationFailed 417 rejected
                        IdempotencyKeyReused 422 rejected
                        HeadersTooLarge 431 rejected
                        TooManyRequests 429 not-written retry
                        TooManyConnections 429 not-written retry
                        Overloaded 503 not-written retry
                        NotReady 503 not-written retry
                        ContractUnavailable 503 not-written retry
                        Draining 503 not-written retry
                        QueueTimeout 503 not-written retry
                        NotConfirmed 500 unknown
                        TaskStopped 503 unknown retry
                        AcknowledgementTimeout 504 unknown retry
                        InternalError 500 unknown
                        UnsupportedTransferCoding 501 rejected
                        UnsupportedHttpVersion 505 rejected""");
    }

    @ParameterizedTest
    @EnumSource
    void thePageOfTheInterfaceHasTheCodeAsItIs(ProblemCode code) throws IOException {
        String row = "| %d | `%s` | %s | %s | "
                .formatted(code.status(), code, code.outcome(), code.isRetriable() ? "yes" : "no");

        assertThat(Files.readString(Path.of("docs/http-api.md"))).contains(row);
    }

    @Test
    void isWrittenInTheFormOfRfc9457() throws Exception {
        var details = new LinkedHashMap<String, Object>();
        details.put("record", 3);
        details.put("field", "lines[0].qty");

        var answer = write(new Problem(ProblemCode.MALFORMED_RECORD, "Record 3 is bad.", details));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).isEqualTo("""
                        {"type":"urn:data-gateway:problem:MalformedRecord",\
                        "title":"A record does not decode with the contract's schema",\
                        "status":400,"detail":"Record 3 is bad.","code":"MalformedRecord","domain":"data-gateway",\
                        "details":{"record":3,"field":"lines[0].qty","batchId":"order-7"}}""");
    }

    @Test
    void whatMayComeAgainSaysWhen() throws Exception {
        var answer = write(new Problem(ProblemCode.OVERLOADED, "Later."));

        assertThat(answer.header("Gateway-Outcome")).isEqualTo("not-written");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 4);
    }

    @Test
    void whatIsNotAllowedSaysWhatIs() throws Exception {
        var answer = write(new Problem(ProblemCode.METHOD_NOT_ALLOWED, "Use PUT.", Map.of("allow", "PUT")));

        assertThat(answer.header("Allow")).isEqualTo("PUT");
        assertThat(answer.headers()).doesNotContainKeys("retry-after", "connection");
    }

    private static RawConnection.RawAnswer write(Problem problem) throws Exception {
        try (var gateway = new TestGateway(new Always(problem));
                var client = gateway.connect()) {
            return client.send(GET).answer();
        }
    }

    private static final class Always extends Handler.Abstract {
        private final Problem problem;

        private Always(Problem problem) {
            this.problem = problem;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            problem.write(request, response, callback);
            return true;
        }
    }
}

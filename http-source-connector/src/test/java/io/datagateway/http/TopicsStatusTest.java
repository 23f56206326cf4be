// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.UnavailableContract;
import io.datagateway.http.testing.ReservedPort;
import io.datagateway.http.testing.TlsFiles;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicsStatusTest {

    private final TestWorker worker = new TestWorker();
    private final String management = Integer.toString(new ReservedPort().number());

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void theStatusOfTheTopicsWithAContractIsToldWhereHealthIs() throws Exception {
        worker.serve(0, worker.settings("management.port", management));

        HttpResponse<String> answer = topics();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body()).contains("\"topic\":\"sales.orders\"", "\"source\":\"unknown\"");
    }

    @Test
    void aTopicWhoseContractCannotBeUsedIsToldWithTheRemedy() throws Exception {
        worker.contracts = TestContracts.catalog()
                .without(List.of(new UnavailableContract(TestContracts.ORDERS, List.of("orders.yaml:3: wrong"))));
        worker.run(worker.start(0, worker.settings("management.port", management)));

        assertThat(topics().body())
                .containsPattern("\"topic\":\"sales.orders\"[^}]*\"notReady\":\\{\"since\":\"[^\"]+\","
                        + "\"detail\":\"The topic's contract has mistakes: [^\"]*restart")
                .contains("\"topic\":\"" + TestContracts.CLICKS + "\"");
    }

    @Test
    void theTopicsWithATroubleAreCountedInJmx() throws Exception {
        worker.kafka.deleteTopics(List.of(TestContracts.CLICKS + ".raw"));

        worker.serve(0, worker.settings());

        var name = new ObjectName("io.datagateway:type=gateway,port=" + worker.port);
        var server = ManagementFactory.getPlatformMBeanServer();
        assertThat(server.getAttribute(name, "topics-not-ready")).isEqualTo(1.0);
        assertThat(server.getAttribute(name, "topics-not-validated")).isEqualTo(Double.NaN);
    }

    @Test
    void theDaysUntilCertificatesEndAreInJmx() throws Exception {
        worker.serve(0, worker.settings());

        var name = new ObjectName("io.datagateway:type=gateway,port=" + worker.port);
        var server = ManagementFactory.getPlatformMBeanServer();
        assertThat((Double) server.getAttribute(name, "server-certificate-days-left"))
                .isBetween(-0.1, 0.1);
        assertThat((Double) server.getAttribute(name, "ca-certificate-days-left"))
                .isBetween(-0.1, 0.1);
        assertThat(server.getAttribute(name, "crl-days-left")).isEqualTo(Double.NaN);
    }

    /** However the eleven are spread over two periods, five of each have a line. */
    @Test
    void whatIsRefusedIsCountedInJmxWithOrWithoutALineInTheLog() throws Exception {
        worker.serve(0, worker.settings());
        for (int i = 0; i < 11; i++) {
            worker.producer(TestContracts.ORDERS)
                    .post(TestContracts.CLICKS, "a")
                    .join()
                    .assertRejected(403, "CertificateTopicMismatch");
        }

        var name = new ObjectName("io.datagateway:type=gateway,port=" + worker.port);
        var server = ManagementFactory.getPlatformMBeanServer();
        TlsFiles.await("the refusals", () -> (Double) server.getAttribute(name, "refused-total") >= 11);
        assertThat((Double) server.getAttribute(name, "refused-without-line-total"))
                .isPositive();
    }

    @Test
    void withAnEmptyStatusTopicThereIsNoneAndTheAnswerSaysWhy() throws Exception {
        worker.serve(0, worker.settings("management.port", management, "status.topic", ""));

        HttpResponse<String> answer = topics();

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("status.topic");
        awaitNoStatusThread();
    }

    @Test
    void withoutAManagementAddressNothingIsRead() throws Exception {
        worker.serve(0, worker.settings());

        awaitNoStatusThread();
    }

    private HttpResponse<String> topics() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/health/topics"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** One of an earlier test may be about to end; one of this test would stay. */
    private static void awaitNoStatusThread() {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("gateway-status"))) {
            Thread.onSpinWait();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractStatus;
import io.datagateway.http.testing.TestCertificates;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ListenerRegistryTest {

    private final TestWorker worker = new TestWorker();
    private final TestProducer producer = worker.producer(ORDERS);

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void theTasksOfAWorkerShareThePortAndTheWork() throws Exception {
        TestWorker.Running first = worker.serve(0, worker.settings());
        TestWorker.Running second = worker.serve(1, worker.settings());

        for (int i = 0; i < 6; i++) {
            assertThat(post("a").status()).isEqualTo(201);
        }

        assertThat(first.records()).isPositive();
        assertThat(second.records()).isPositive();
        assertThat(first.records() + second.records()).isEqualTo(6);
    }

    @Test
    void afterTheLastTaskThePortAnswersThatNothingWasWritten() throws Exception {
        worker.serve(0, worker.settings("listener.linger.ms", "600000")).close();

        TestProducer.Answer answer = post("a");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("NotReady");
        assertThat(answer.outcome()).isEqualTo("not-written");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void afterTheLingerTimeThePortClosesUntilATaskComesBack() throws Exception {
        Map<String, String> settings = worker.settings("listener.linger.ms", "100");
        worker.serve(0, settings).close();
        while (!refuses(worker.port)) {
            Thread.onSpinWait();
        }

        worker.serve(0, settings);

        assertThat(post("a").status()).isEqualTo(201);
    }

    @Test
    void aTaskThatComesBackInTimeKeepsThePortOpen() throws Exception {
        Map<String, String> settings = worker.settings("listener.linger.ms", "600000");
        worker.serve(0, settings).close();
        HttpSourceTask back = worker.start(0, settings);
        worker.run(back);

        assertThat(post("a").status()).isEqualTo(201);
    }

    @Test
    void newLimitsApplyWithoutClosingThePort() throws Exception {
        worker.serve(0, worker.settings());
        assertThat(post("a", "b").status()).isEqualTo(201);

        worker.serve(0, worker.settings("request.max.records", "1"));

        assertThat(post("a", "b").code()).isEqualTo("TooManyRecords");
        assertThat(post("a").status()).isEqualTo(201);
    }

    @Test
    void newCertificatesApplyWithoutClosingThePort() throws Exception {
        worker.serve(0, worker.settings());
        var renewed = new TestCertificates();
        Map<String, String> settings = worker.settings();
        TestWorker.putTls(settings, renewed);

        worker.serve(0, settings, renewed);

        var client = worker.producer(renewed.as(ORDERS));
        assertThat(client.post(ORDERS, "a").join().status()).isEqualTo(201);
        var outdated = worker.producer(ORDERS);
        assertThatThrownBy(() -> outdated.post(ORDERS, "a").join()).isInstanceOf(CompletionException.class);
    }

    @Test
    void filesThatWereReplacedUnderTheSameNamesAreReadWhenATaskStarts(@TempDir Path folder) throws Exception {
        Path ca = folder.resolve("ca.crt");
        Map<String, String> settings = worker.settings("listener.ssl.truststore.location", ca.toString());
        Files.writeString(ca, settings.remove("listener.ssl.truststore.certificates"));
        worker.serve(0, settings);
        var renewed = new TestCertificates();
        Map<String, String> other = worker.settings();
        TestWorker.putTls(other, renewed);
        Files.writeString(ca, other.get("listener.ssl.truststore.certificates"));

        HttpSourceTask task = worker.start(0, settings);
        worker.run(task);

        assertThat(worker.producer(ORDERS).post(ORDERS, "a").join().status()).isEqualTo(401);
    }

    @Test
    void filesThatAreBrokenAreNoReasonForATaskNotToServeAtAnOpenPort(@TempDir Path folder) throws Exception {
        Path ca = folder.resolve("ca.crt");
        Map<String, String> settings = worker.settings("listener.ssl.truststore.location", ca.toString());
        String whole = settings.remove("listener.ssl.truststore.certificates");
        Files.writeString(ca, whole);
        worker.serve(0, settings);
        Files.writeString(ca, whole.substring(0, whole.length() / 2));

        worker.run(worker.start(1, settings));

        assertThat(producer.post(ORDERS, "a").join().status()).isEqualTo(201);
    }

    @Test
    void certificatesThatCannotServeAreRefusedAndTheOldOnesStay() throws Exception {
        worker.serve(0, worker.settings());

        assertThatThrownBy(() -> worker.start(1, worker.settings("listener.ssl.truststore.certificates", "nonsense")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("listener.ssl.truststore");

        assertThat(post("a").status()).isEqualTo(201);
    }

    @Test
    void contractsAreReadAgainWhenATaskStarts() throws Exception {
        worker.serve(0, worker.settings());
        String topic = "new.topic";
        var client = worker.producer(topic);
        assertThat(client.post(topic, "a").join().code()).isEqualTo("UnknownTopic");
        worker.createTopic(topic, 1);
        var contracts = new ArrayList<>(worker.contracts.contracts());
        contracts.add(TestContracts.contract(topic, "1.0.0", ContractStatus.ACTIVE));
        worker.contracts = new ContractCatalog(contracts);

        worker.serve(1, worker.settings());

        assertThat(client.post(topic, "a").join().status()).isEqualTo(201);
    }

    @Test
    void aRawTopicMadeLaterIsServedWithoutARestart() throws Exception {
        worker.kafka.deleteTopics(List.of(CLICKS + ".raw"));
        worker.serve(0, worker.settings());
        var client = worker.producer(CLICKS);
        assertThat(client.post(CLICKS, "a").join().code()).isEqualTo("NotReady");

        worker.createTopic(CLICKS, 1);

        while (client.post(CLICKS, "a").join().status() != 201) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFullQueueRefusesWhatIsBeyondIt() throws Exception {
        Map<String, String> settings = worker.settings("queue.max.records", "2", "request.max.records", "2");
        List.of("heartbeat.timeout.ms", "queue.timeout.ms", "request.timeout.ms")
                .forEach(key -> settings.put(key, "60000"));
        HttpSourceTask slow = worker.start(0, settings);
        worker.awaitTopics(slow, producer);
        var answers =
                Stream.generate(() -> producer.post(ORDERS, "a", "b")).limit(4).toList();

        while (answers.stream().filter(CompletableFuture::isDone).count() < 3) {
            Thread.onSpinWait();
        }
        worker.run(slow);

        assertThat(answers).extracting(answer -> answer.join().status()).containsExactlyInAnyOrder(201, 503, 503, 503);
        assertThat(answers).extracting(answer -> answer.join().code()).contains("Overloaded");
    }

    @Test
    void anotherConnectorWithOtherSettingsIsRefusedByName() throws Exception {
        worker.serve(0, worker.settings());

        assertThatThrownBy(() -> worker.start(0, worker.settings("name", "other", "request.max.records", "1")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("other", TestWorker.CONNECTOR, "listener.port");
        assertThat(post("a", "b").status()).isEqualTo(201);
    }

    @Test
    void anotherConnectorWithTheSameSettingsSharesThePort() throws Exception {
        TestWorker.Running first = worker.serve(0, worker.settings());
        TestWorker.Running other = worker.serve(0, worker.settings("name", "other"));

        post("a");
        post("b");

        assertThat(first.records()).isEqualTo(1);
        assertThat(other.records()).isEqualTo(1);
    }

    private TestProducer.Answer post(String... ids) {
        return producer.post(ORDERS, ids).join();
    }

    /** Returns true if the port is closed: a connection is refused, and not only reset while the port closes. */
    private static boolean refuses(int port) throws IOException {
        try (var connection = new Socket("localhost", port)) {
            return !connection.isConnected();
        } catch (java.net.ConnectException e) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }
}

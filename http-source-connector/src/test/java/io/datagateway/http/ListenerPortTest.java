// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.testing.ReservedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListenerPortTest {

    private final TestWorker worker = new TestWorker();
    private final ReservedPort management = new ReservedPort();
    private final TestProducer producer = worker.producer(ORDERS);

    @AfterEach
    void stop() {
        worker.stop();
    }

    @Test
    void aPortThatAnotherProgramHasIsRefusedWithTheRemedy() throws Exception {
        try (var taken = new ServerSocket(worker.port, 1, InetAddress.getByName("localhost"))) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> worker.start(0, worker.settings()))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("localhost:" + worker.port, "listener.port");
        }
    }

    @Test
    void aPortThatIsFreedWithinTheLingerTimeIsWaitedFor() throws Exception {
        CompletableFuture<HttpSourceTask> starting;
        try (var taken = new ServerSocket(worker.port, 1, InetAddress.getByName("localhost"))) {
            assertThat(taken.isBound()).isTrue();
            starting = CompletableFuture.supplyAsync(
                    () -> worker.start(0, worker.settings("listener.linger.ms", "60000")));
            taken.setSoTimeout(200);
            assertThatThrownBy(taken::accept).isInstanceOf(IOException.class);
        }

        HttpSourceTask task = starting.get(30, TimeUnit.SECONDS);

        worker.awaitTopics(task, producer);
        worker.run(task);
        assertThat(post("a").status()).isEqualTo(201);
    }

    @Test
    void healthSaysWhetherATaskIsAlive() throws Exception {
        int port = management.number();
        HttpSourceTask task = worker.start(0, worker.settings("management.port", Integer.toString(port)));
        assertThat(health(port, "live")).isEqualTo(200);
        assertThat(health(port, "ready")).isEqualTo(503);

        worker.run(task);

        assertThat(health(port, "ready")).isEqualTo(200);
    }

    @Test
    void aNewManagementAddressIsOpenedBehindTheSamePort() throws Exception {
        worker.serve(0, worker.settings());
        int port = management.number();

        worker.serve(0, worker.settings("management.port", Integer.toString(port)));

        assertThat(health(port, "ready")).isEqualTo(200);
        assertThat(worker.producer(ORDERS).post(ORDERS, "a").join().status()).isEqualTo(201);
    }

    @Test
    void aManagementAddressThatCannotBeHadLeavesTheListenerAsItWas() throws Exception {
        worker.serve(0, worker.settings());
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> worker.start(1, worker.settings("management.port", port)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("management.port");
        }

        var client = worker.producer(ORDERS);
        assertThat(client.post(ORDERS, "a").join().status()).isEqualTo(201);
    }

    private TestProducer.Answer post(String... ids) {
        return producer.post(ORDERS, ids).join();
    }

    private static int health(int port, String what) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/" + what))
                .timeout(Duration.ofSeconds(30))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}

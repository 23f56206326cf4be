// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.testing.RawHttp2Connection.CONTINUATION;
import static io.datagateway.http.testing.RawHttp2Connection.DATA;
import static io.datagateway.http.testing.RawHttp2Connection.ENHANCE_YOUR_CALM;
import static io.datagateway.http.testing.RawHttp2Connection.HEADERS;
import static io.datagateway.http.testing.RawHttp2Connection.PING;
import static io.datagateway.http.testing.RawHttp2Connection.REFUSED_STREAM;
import static io.datagateway.http.testing.RawHttp2Connection.RST_STREAM;
import static io.datagateway.http.testing.RawHttp2Connection.SETTINGS;
import static io.datagateway.http.testing.RawHttp2Connection.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawHttp2Connection;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Floods of one HTTP/2 client, while others are still served. */
@Timeout(40)
class Http2FloodTest {

    private static final int STREAMS = 8;
    private static final int FRAMES = 50;
    private static final int WINDOW = 64 * 1024;
    private static final int FLOOD = 2_000;

    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        var limits = new ConnectionLimits(
                ConnectionLimits.DEFAULT.timeouts(),
                ConnectionLimits.DEFAULT.counts(),
                new ConnectionLimits.Http2(STREAMS, FRAMES, WINDOW));
        var settings = new ListenerSettings("127.0.0.1", 0, TestGateway.CERTIFICATES.serverSsl(), limits);
        gateway = new TestGateway(settings, new NeverAnswering());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void othersAreServed() throws Exception {
        try (var other = gateway.connect()) {
            assertThat(other.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void requestsTakenBackAtOnce() throws Exception {
        try (var client = connect()) {
            flood(() -> {
                for (int stream = 1; stream < 2 * FLOOD; stream += 2) {
                    client.get(stream);
                    client.send(RST_STREAM, 0, stream, new byte[4]);
                }
            });

            assertToldToCalmDown(client);
        }
    }

    @Test
    void pings() throws Exception {
        assertCalmedDown(PING, new byte[8]);
    }

    @Test
    void settings() throws Exception {
        assertCalmedDown(SETTINGS, new byte[0]);
    }

    @Test
    void windowUpdates() throws Exception {
        assertCalmedDown(WINDOW_UPDATE, new byte[] {0, 0, 0, 1});
    }

    @Test
    void largeHeadsWhoseRefusalsAreNotTaken() throws Exception {
        byte[] littleWindow = {0, 4, 0, 0, 0, 1};
        try (var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS, littleWindow)) {
            flood(() -> {
                for (int stream = 1; stream < 2 * FLOOD; stream += 2) {
                    client.post(stream, "/" + "x".repeat(100), 9_000);
                }
            });

            assertToldToCalmDown(client);
        }
    }

    private static void assertCalmedDown(int type, byte[] payload) throws IOException {
        try (var client = connect()) {
            flood(() -> {
                for (int i = 0; i < FLOOD; i++) {
                    client.send(type, 0, 0, payload);
                }
            });

            assertToldToCalmDown(client);
        }
    }

    /** Or put out: what a closed connection is sent makes TCP forget what the client has not read yet. */
    private static void assertToldToCalmDown(RawHttp2Connection client) throws IOException {
        try {
            assertThat(client.goAway()).isEqualTo(ENHANCE_YOUR_CALM);
        } catch (EOFException | SocketException e) {
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void headersThatNeverEnd() throws Exception {
        try (var client = connect()) {
            client.send(HEADERS, 0, 1, new byte[] {(byte) 0x82});
            // A literal header without indexing, "a: a".
            byte[] header = {0, 1, 'a', 1, 'a'};
            flood(() -> {
                for (int i = 0; i < FLOOD * 5; i++) {
                    client.send(CONTINUATION, 0, 1, header);
                }
            });

            assertThat(client.isClosedWhileSending(new byte[0], () -> {})).isTrue();
        }
    }

    @Test
    void moreRequestsAtOnceThanAllowed() throws Exception {
        try (var client = connect()) {
            for (int number = 0; number <= STREAMS; number++) {
                client.post(2 * number + 1, "/");
            }

            assertThat(client.reset(2 * STREAMS + 1)).isEqualTo(REFUSED_STREAM);
        }
    }

    @Test
    void moreOfABodyThanTheWindowHolds() throws Exception {
        try (var client = connect()) {
            client.post(1, "/");
            flood(() -> {
                for (int i = 0; i < 2 * WINDOW / 16_384; i++) {
                    client.send(DATA, 0, 1, new byte[16_384]);
                }
            });

            assertThat(client.goAway()).isEqualTo(RawHttp2Connection.FLOW_CONTROL_ERROR);
        }
    }

    private interface Sending {
        void run() throws IOException;
    }

    /** The server may close while we send. */
    private static void flood(Sending sending) {
        try {
            sending.run();
        } catch (IOException e) {
            // What it said before is looked at next.
        }
    }

    private static RawHttp2Connection connect() throws IOException {
        return new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS);
    }

    /** Answers GET; a POST waits for ever and its body is not read. */
    private static final class NeverAnswering extends Handler.Abstract {
        private final Handler get = new WhoAmI();

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return request.getMethod().equals("POST") || get.handle(request, response, callback);
        }
    }
}

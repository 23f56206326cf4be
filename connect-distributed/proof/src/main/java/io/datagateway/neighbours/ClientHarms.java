// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.datagateway.demo.ClientTls;
import io.datagateway.neighbours.TeamLoad.Pace;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Clients of A that treat the gateway badly until A's load ends. */
final class ClientHarms {

    private static final int SLOW_CONNECTIONS = 50;
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(5);

    private ClientHarms() {}

    /** More requests than A may send, without a pause. */
    static Harm flood() {
        return more(new Pace(8, Duration.ZERO, 5, TeamRecords::small));
    }

    /** Requests of thousands of records, some megabytes each. */
    static Harm hugeBatches() {
        return more(new Pace(
                2, Duration.ofMillis(500), 500, (records, key, random) -> records.request(key, 2_000, 1_000, random)));
    }

    private static Harm more(Pace pace) {
        return a -> {
            TeamLoad load = a.load().another();
            load.start(pace);
            return load::end;
        };
    }

    /** Many requests whose body comes a byte at a time. */
    static Harm slowBodies() {
        return a -> {
            List<SSLSocket> sockets = open(a);
            var drip = new Thread(() -> drip(sockets), "slow-bodies");
            drip.start();
            return () -> {
                drip.interrupt();
                drip.join();
            };
        };
    }

    private static List<SSLSocket> open(Suffering a) throws Exception {
        String topic = a.team().topic();
        SSLContext tls = ClientTls.context(a.bed().cluster().paths().certs(), topic);
        URI server = URI.create(a.bed().cluster().topology().gatewayUrls().get(0));
        byte[] head = ("POST /api/1.0/" + topic + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/avro\r\n"
                        + "version: " + ContractForm.VERSION + "\r\nbatch: 10\r\nContent-Length: 100000\r\n\r\n")
                .getBytes(US_ASCII);
        var sockets = new ArrayList<SSLSocket>();
        for (int i = 0; i < SLOW_CONNECTIONS; i++) {
            SSLSocket socket = ClientTls.connect(tls, server, TIME_TO_CONNECT);
            socket.getOutputStream().write(head);
            sockets.add(socket);
        }
        return sockets;
    }

    private static void drip(List<SSLSocket> sockets) {
        try {
            while (true) {
                sockets.forEach(ClientHarms::sendByte);
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            sockets.forEach(ClientHarms::close);
        }
    }

    private static void sendByte(SSLSocket socket) {
        try {
            socket.getOutputStream().write(0);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The gateway has had enough of it, as it should.
        }
    }

    private static void close(SSLSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }
}

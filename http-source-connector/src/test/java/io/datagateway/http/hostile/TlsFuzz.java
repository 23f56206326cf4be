// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Changed handshakes: what comes back are records of TLS. */
final class TlsFuzz implements FuzzTarget {

    private static final List<byte[]> GOOD = Stream.of(
                    "", "versions=", "versions=0304", "alpn=h2", "split=40", "sni= alpn=", "version=0304 record=0303")
            .map(ClientHello::bytes)
            .toList();

    private static final List<byte[]> WORDS = Stream.of(
                    "\\x16\\x03\\x01\\x00\\x00",
                    "\\x15\\x03\\x01\\x00\\x02\\x01\\x00",
                    "\\x14\\x03\\x03\\x00\\x01\\x01",
                    "\\x17\\x03\\x03\\x40\\x00",
                    "\\xff\\xff",
                    "\\x00\\x00",
                    "<good>")
            .map(HostileText::bytes)
            .toList();

    private final HostileGateway gateway;

    TlsFuzz(HostileGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void attack(Random random) throws IOException {
        byte[] sent = new Mutator(random, WORDS).mutate(GOOD.get(random.nextInt(GOOD.size())));
        try {
            TlsTalk.send(gateway.port(), sent, true);
        } catch (AssertionError | IOException e) {
            throw new AssertionError("sent: " + HexFormat.of().formatHex(sent), e);
        }
    }
}

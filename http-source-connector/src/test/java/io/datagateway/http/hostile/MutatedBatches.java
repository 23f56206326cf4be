// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.http.TestContracts;
import io.datagateway.http.testing.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Batches of changed datums through the gateway, on connections that stay open: {@code -Dbatches} of them. One
 * is written only if Avro's own reader finds exactly so many datums and nothing after. Runs as a program, too.
 */
public final class MutatedBatches {

    private static final long FIRST =
            Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextLong(1L << 40));
    private static final int PER_CONNECTION = 1_000;
    private static final String HEAD = "POST /api/1.0/sales.orders HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/avro\r\nversion: 2.1.0\r\nbatch: %d\r\nContent-Length: %d\r\n\r\n";
    private static final List<byte[]> WORDS = List.of(
            TestContracts.order("b"),
            HexFormat.of().parseHex("ffffffffffffffffff01"),
            HexFormat.of().parseHex("feffffff0f"),
            HexFormat.of().parseHex("808080808000"),
            HexFormat.of().parseHex("c0af"),
            new byte[9]);

    private final GenericDatumReader<Object> reader = new GenericDatumReader<>(TestContracts.ORDER);
    private final HostileGateway gateway;
    private long written;

    private MutatedBatches(HostileGateway gateway) {
        this.gateway = gateway;
    }

    public static void main(String[] args) throws Exception {
        long batches = Long.getLong("batches", 20_000);
        System.out.println(batches + " batches, written: " + run(batches));
    }

    /** Returns how many were written. */
    static long run(long batches) throws Exception {
        System.out.println("fuzz.seed " + FIRST);
        try (var gateway = new HostileGateway(TestContracts.catalog(), Duration.ofSeconds(30))) {
            var target = new MutatedBatches(gateway);
            for (long done = 0; done < batches; done += PER_CONNECTION) {
                target.attack(FIRST + done, Math.min(PER_CONNECTION, batches - done));
            }
            return target.written;
        }
    }

    private void attack(long first, long count) throws Exception {
        gateway.application().take();
        try (var client = new RawConnection(gateway.port(), HostileGateway.ORDERS)) {
            for (long seed = first; seed < first + count; seed++) {
                try {
                    attack(client, new Random(seed));
                } catch (IOException | AssertionError e) {
                    throw new AssertionError("-Dfuzz.seed=" + seed + " -Dbatches=1", e);
                }
            }
        }
    }

    private void attack(RawConnection client, Random random) throws IOException {
        int datums = 1 + random.nextInt(4);
        var good = new ByteArrayOutputStream();
        for (int i = 0; i < datums; i++) {
            good.writeBytes(TestContracts.order("é".repeat(random.nextInt(5)) + random.nextInt(1000)));
        }
        byte[] body = new Mutator(random, WORDS).mutate(good.toByteArray());
        if (body.length > HostileGateway.MAX_BODY_BYTES) {
            return; // answered while it is sent, and the answer may be lost: tried elsewhere
        }
        int batch = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : datums;
        var request = new ByteArrayOutputStream();
        request.writeBytes(HEAD.formatted(batch, body.length).getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);

        var answer = client.send(request.toByteArray()).answer();

        List<byte[]> bodies = gateway.kafka().take();
        boolean isWritten = answer.status() == 201;
        if (isWritten ? !holds(body, batch) : answer.status() != 400) {
            throw new AssertionError(
                    answer + " to " + batch + " in " + HexFormat.of().formatHex(body));
        }
        if (bodies.size() != (isWritten ? 1 : 0) || (isWritten && !java.util.Arrays.equals(bodies.get(0), body))) {
            throw new AssertionError("written " + bodies.size() + " after " + answer.status());
        }
        written += isWritten ? 1 : 0;
    }

    private boolean holds(byte[] body, int batch) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(body, null);
        for (int i = 0; i < batch; i++) {
            reader.read(null, decoder);
        }
        return decoder.isEnd();
    }
}

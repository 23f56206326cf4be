// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Changed frames of HTTP/2: no more requests are seen than head frames were sent, and none is answered by an accident. */
final class Http2Fuzz implements FuzzTarget {

    private static final List<byte[]> GOOD = Stream.of(
                    "settings@0 ; headers:end-headers@1 [post] ; data:end-stream@1 <order>",
                    "settings@0 ; headers:none@1 [post] ; continuation:end-headers@1 [trace-id=a shard=1] ;"
                            + " data@1 \\x02a ; data:end-stream@1 AAAAAAAA",
                    "settings@0 #000300000064 ; headers:end-headers@1 [post content-length=10] ; window@0 #00000100 ;"
                            + " data:end-stream+padded@1 \\x02<order>00 ; ping@0 12345678",
                    "settings@0 ; headers:end-headers+end-stream@1 [post] ; headers:end-headers@3 [post] ;"
                            + " data@3 <order> ; headers:end-headers+end-stream@3 [x=y] ; goaway@0 #0000000000000000",
                    "settings@0 ; headers:end-headers+prioritized@5 #000000001083848741 ; rst@5 #00000008")
            .map(Http2Frames::bytes)
            .toList();

    private static final List<byte[]> WORDS = Stream.of(
                    "settings@0 #00047fffffff",
                    "settings@0 #000400000000",
                    "settings@0 #000100000000",
                    "settings:ack@0",
                    "window@0 #7fffffff",
                    "window@1 #00000000",
                    "rst@1 #00000008",
                    "ping@0 12345678",
                    "data@1",
                    "data:all@1 \\xff\\xff",
                    "continuation@1 [a=b]",
                    "headers:end-headers@7 [post]",
                    "headers:end-headers+end-stream@1 [a=b]",
                    "priority@1 #0000000110",
                    "type99:all@1 abc")
            .map(Http2Frames::bytes)
            .toList();

    private final HostileGateway gateway;

    Http2Fuzz(HostileGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void attack(Random random) throws IOException {
        byte[] frames = new Mutator(random, WORDS).mutate(GOOD.get(random.nextInt(GOOD.size())));
        var sent = new ByteArrayOutputStream();
        sent.writeBytes(Http2Frames.PREFACE);
        sent.writeBytes(frames);
        gateway.application().take();
        gateway.kafka().take();
        try (var talk = new Http2Talk(gateway.port(), HostileGateway.ORDERS)) {
            List<String> events = talk.sendAll(sent.toByteArray());
            require(events.stream().noneMatch(event -> event.matches("50[0234].*")), events.toString());
            int heads = heads(frames);
            require(gateway.application().take(talk.clientPort()).size() <= heads, "more seen than " + heads);
        } catch (AssertionError | IOException e) {
            throw new AssertionError("sent: " + HexFormat.of().formatHex(frames), e);
        }
    }

    /** The number of frames of headers up to the first that is cut. */
    private static int heads(byte[] frames) {
        int heads = 0;
        for (int at = 0; at + 9 <= frames.length; ) {
            heads += frames[at + 3] == 1 ? 1 : 0;
            byte[] length = Arrays.copyOfRange(frames, at, at + 3);
            at += 9 + ((length[0] & 255) << 16 | (length[1] & 255) << 8 | length[2] & 255);
        }
        return heads;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}

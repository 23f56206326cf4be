// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class HostileRequestsTest {

    @Test
    void theStreamsOfHttp2HaveNoWindow() {
        byte[] bytes = HostileRequests.windowless(2);

        ByteBuffer frames = ByteBuffer.wrap(bytes, 24, bytes.length - 24).slice();
        assertThat(frames.getInt() >> 8).as("length of SETTINGS").isEqualTo(6);
        frames.position(9);
        assertThat(frames.getShort()).as("SETTINGS_INITIAL_WINDOW_SIZE").isEqualTo((short) 4);
        assertThat(frames.getInt()).isZero();
    }

    @Test
    void everyStreamIsOneRequestThatHasEnded() {
        byte[] bytes = HostileRequests.windowless(3);

        ByteBuffer frames =
                ByteBuffer.wrap(bytes, 24 + 15, bytes.length - 24 - 15).slice();
        for (int stream = 1; stream <= 5; stream += 2) {
            int length = frames.getInt() >> 8;
            frames.position(frames.position() - 1);
            assertThat(frames.get()).as("HEADERS").isEqualTo((byte) 1);
            assertThat(frames.get()).as("END_STREAM and END_HEADERS").isEqualTo((byte) 5);
            assertThat(frames.getInt()).isEqualTo(stream);
            frames.position(frames.position() + length);
        }
        assertThat(frames.hasRemaining()).isFalse();
    }

    @Test
    void slowHeadersNeverEnd() {
        assertThat(new String(HostileRequests.endlessHeaders(), US_ASCII)).doesNotContain("\r\n\r\n");
        assertThat(new String(HostileRequests.headers(9), US_ASCII)).endsWith("Content-Length: 9\r\n\r\n");
    }
}

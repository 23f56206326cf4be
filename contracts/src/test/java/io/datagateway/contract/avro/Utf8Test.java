// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void agreesWithJavaOnEverySequenceOfOneAndTwoBytes() {
        for (int first = 0; first < 256; first++) {
            checkAsJavaDoes(new byte[] {(byte) first});
            for (int second = 0; second < 256; second++) {
                checkAsJavaDoes(new byte[] {(byte) first, (byte) second});
            }
        }
    }

    @Test
    void agreesWithJavaOnLongerSequences() {
        var random = new Random(Seeds.first());
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[3 + random.nextInt(i % 10 == 0 ? 60 : 2)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (0xe0 + random.nextInt(0x18));
            for (int at = 1; at < bytes.length; at++) {
                if (random.nextInt(8) > 0) {
                    bytes[at] = (byte) (0x80 | bytes[at] & 0x3f);
                }
            }
            checkAsJavaDoes(bytes);
        }
    }

    @Test
    void findsTheOneByteThatIsNotTextWhereverItStands() {
        for (int length = 1; length < 100; length++) {
            byte[] text = "a".repeat(length).getBytes(UTF_8);
            assertThat(Utf8.firstInvalid(text, 0, length)).isEqualTo(-1);
            for (int at = 0; at < length; at++) {
                text[at] = (byte) 0xff;
                assertThat(Utf8.firstInvalid(text, 0, length)).isEqualTo(at);
                assertThat(Utf8.firstInvalid(text, at + 1, length)).isEqualTo(-1);
                assertThat(Utf8.firstInvalid(text, 0, at)).isEqualTo(-1);
                text[at] = 'a';
            }
        }
    }

    private static void checkAsJavaDoes(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        CoderResult result = UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        int expected = result.isError() ? in.position() : -1;
        int actual = Utf8.firstInvalid(bytes, 0, bytes.length);
        if (actual != expected) {
            assertThat(actual).as(java.util.Arrays.toString(bytes)).isEqualTo(expected);
        }
    }
}

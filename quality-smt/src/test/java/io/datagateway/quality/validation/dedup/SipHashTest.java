// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** Against the vectors that the authors' reference implementation has for 128 bits. */
class SipHashTest {

    private final SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @Test
    void ofNothingAndOfOneWordItIsWhatItsAuthorsPublished() {
        assertThat(of(0)).isEqualTo("a3817f04ba25a8e66df67214c7550293");
        assertThat(of(8)).isEqualTo("3b62a9ba6258f5610f83e264f31497b4");
    }

    @Test
    void nothingIsLeftOfTheMessageBefore() {
        String first = of(8);
        of(13);

        assertThat(of(8)).isEqualTo(first);
    }

    @Test
    void bytesAreWordsAndTheLastIsFilledWithZeros() {
        hash.begin();
        hash.word(0x0706050403020100L).word(0x0000000000000908L).finish();
        Uuid ofWords = new Uuid(hash.high(), hash.low());

        of(10);
        assertThat(new Uuid(hash.high(), hash.low())).isEqualTo(ofWords);
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        SipHash other = SipHash.withRandomKey();
        other.finish();
        of(0);

        assertThat(other.low()).isNotEqualTo(hash.low());
    }

    /** The hash of the bytes 0, 1, 2…, so many, in hexadecimal. */
    private String of(int count) {
        byte[] message = new byte[count];
        for (int i = 0; i < count; i++) {
            message[i] = (byte) i;
        }
        hash.begin();
        hash.bytes(message).finish();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(Long.reverseBytes(hash.low())) + hex.toHexDigits(Long.reverseBytes(hash.high()));
    }
}

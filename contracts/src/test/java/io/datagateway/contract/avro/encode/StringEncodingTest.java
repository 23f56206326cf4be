// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringEncodingTest {

    @Test
    void everyCodePointButSurrogatesHasBytes() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String text = Character.toString(point);
            boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            assertThat(StringEncoding.isEncodable(text)).isEqualTo(!surrogate);
            assertThat(StringEncoding.isEncodable("x" + text + "y")).isEqualTo(!surrogate);
        }
        assertThat(StringEncoding.isEncodable("\ude00\ud83d")).isFalse();
    }
}

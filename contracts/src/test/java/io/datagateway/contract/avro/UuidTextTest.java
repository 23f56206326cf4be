// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UuidTextTest {

    private static final String UUID_TEXT = "123e4567-e89b-12d3-a456-426614174abc";

    @ParameterizedTest
    @ValueSource(strings = {UUID_TEXT, "123E4567-E89B-12D3-A456-426614174ABC", "00000000-0000-0000-0000-000000000000"})
    void acceptsHexadecimalDigitsInFiveGroups(String text) {
        assertThat(UuidText.isUuid(text)).isTrue();
        assertThat(UuidText.isUuid(("x" + text + "y").getBytes(UTF_8), 1, 1 + UuidText.LENGTH))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123e4567-e89b-12d3-a456-42661417400",
                "123e4567-e89b-12d3-a456-4266141740000",
                "123e4567e-89b-12d3-a456-426614174000",
                "123e4567-e89b-12d3-a456-42661417400g",
                "123e4567-e89b-12d3-a456-42661417400é",
                "123e4567-e89b-12d3-a456-42661417400\uff11",
                "\uff11\uff12\uff13e4567-e89b-12d3-a456-426614174000",
                "1-2-3-4-5"
            })
    void refusesAnythingElse(String text) {
        assertThat(UuidText.isUuid(text)).isFalse();
        byte[] bytes = text.getBytes(UTF_8);
        assertThat(UuidText.isUuid(bytes, 0, bytes.length)).isFalse();
    }

    @Test
    void writesSixteenBytesAsText() {
        UUID uuid = UUID.fromString(UUID_TEXT);
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();

        assertThat(UuidText.of(bytes)).isEqualTo(UUID_TEXT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenyListTest {

    @TempDir
    Path folder;

    @Test
    void anEntryIsASerialNumberOrAFingerprintInAnyUsualSpelling() throws Exception {
        DenyList list = load("# stolen in May\n\n  0A:FF  # laptop 7\r\n0b\n" + "Ab:".repeat(31) + "aB\n");

        assertThat(list.serials()).containsExactlyInAnyOrder(BigInteger.valueOf(0xaff), BigInteger.valueOf(0xb));
        assertThat(list.fingerprints()).containsExactly("ab".repeat(32));
    }

    @ParameterizedTest
    @CsvSource({
        "xyz, line 1",
        "0x12, line 1",
        "12;# good;-1, line 3",
        "a:, line 1",
        ":a, line 1",
        "a::b, line 1",
        "a b, line 1",
        "11111111111111111111111111111111111111111, line 1"
    })
    void aBadLineRefusesTheFileAndIsNamed(String lines, String line) {
        assertThatThrownBy(() -> load(lines.replace(';', '\n') + "\n"))
                .hasMessageContaining("listener.ssl.denylist.location")
                .hasMessageContaining(line);
    }

    @ParameterizedTest
    @CsvSource({"''", "ab12", "'ab12\nab'"})
    void aFileThatMayBeCutOffIsRefused(String content) {
        assertThatThrownBy(() -> load(content)).hasMessageContaining("cut off");
    }

    private DenyList load(String content) throws IOException {
        return DenyList.load(Files.writeString(folder.resolve("denied.txt"), content));
    }
}

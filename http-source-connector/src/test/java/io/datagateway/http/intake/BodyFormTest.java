// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which people send what should be datums. */
class BodyFormTest {

    private static final byte[] DATUM = {6, 'a', 'b', 'c', 0, 0, 0, 0, 0, 0, 41, 64};

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "4f626a01, container-file",
        "4f626a0102166176726f2e736368656d61, container-file",
        "c301, single-object",
        "c3010102030405060708066162, single-object",
        "1f8b, gzip",
        "1f8b0800000000000003, gzip",
        "28b52ffd2004, zstd",
        "ff060000734e61507059, snappy",
        "04224d186440, lz4",
        "fd377a585a000004, xz",
        "425a6839, bzip2",
        "789c4b4c, zlib",
        "7801010c, zlib",
        "504b030414, zip",
        "50415231, parquet",
        "aced0005, java",
        "0300000102030405060708090a0b0c0d0e0f0661, glue",
        "0000000007, confluent",
        "0000a1b2c3066162, confluent",
        "000000000000000007066162, apicurio",
        "7b, json",
        "7b0661, json",
        "5b, json"
    })
    void itsFirstBytesTellIt(String bytes, String form) {
        assertThat(BodyForm.of(HexFormat.of().parseHex(bytes)))
                .map(BodyForm::toString)
                .contains(form);
    }

    @Test
    void textsAreTold() {
        assertForm("\u00ef\u00bb\u00bf {\"order_id\": \"a\"}", "json");
        assertForm("\n[1]", "json");
        assertForm("\"abc\"", "json");
        assertForm("<?xml version='1.0'?><order/>", "xml");
        assertForm("--x7\r\nContent-Disposition: form-data\r\n\r\n", "multipart");
        assertForm(HexFormat.of().formatHex(DATUM), "hex");
        assertForm("\\x" + HexFormat.of().formatHex(DATUM), "hex");
        assertForm(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(DATUM), "hex");
        assertForm(Base64.getEncoder().encodeToString(DATUM), "base64");
        assertForm(Base64.getUrlEncoder().withoutPadding().encodeToString(DATUM), "base64");
        assertForm(Base64.getMimeEncoder().encodeToString(new byte[100]), "base64");
    }

    private static void assertForm(String body, String form) {
        assertThat(BodyForm.of(body.getBytes(StandardCharsets.ISO_8859_1)))
                .as(body)
                .map(BodyForm::toString)
                .contains(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "06616263000000000000294002",
                "0000000000",
                "22",
                "2261",
                "3c0a0b0c",
                "78ff",
                "c3",
                "1f"
            })
    void whatIsNoneOfThemIsNotCalledOne(String bytes) {
        assertThat(BodyForm.of(HexFormat.of().parseHex(bytes))).isEmpty();
    }

    @Test
    void eachSaysWhatToDoAboutIt() {
        assertThat(BodyForm.all())
                .allSatisfy(form -> assertThat(form.remedy()).matches("[A-Za-z].*: (send|leave out) .*[a-z]"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "email a@b",
                "email first.last+tag@mail.example.com",
                "email o'hara@example.com",
                "uuid 123e4567-e89b-12d3-a456-426614174000",
                "uuid 123E4567-E89B-12D3-A456-426614174000",
                "ipv4 0.0.0.0",
                "ipv4 255.255.255.255",
                "ipv6 ::",
                "ipv6 ::1",
                "ipv6 1::",
                "ipv6 2001:db8::8a2e:370:7334",
                "ipv6 1:2:3:4:5:6:7:8",
                "ipv6 ::ffff:192.0.2.1",
                "ipv6 1:2:3:4:5:6:1.2.3.4",
                "ipv6 1:2:3:4:5:6:7::",
                "uri http://example.com",
                "uri https://u:p@example.com:8443/a/b?c=d/e?f#g",
                "uri mailto:a@b.c",
                "uri urn:isbn:123",
                "uri http://[::1]:80/",
                "uri a:",
                "uri file:///etc/x%20y",
                "hostname a",
                "hostname example.com",
                "hostname x-1.y2",
                "hostname 1.2.3.4"
            })
    void accepts(String format, String text) {
        assertThat(evaluate(format, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "email a",
                "email @b",
                "email a@",
                "email a@b@c",
                "email .a@b",
                "email a.@b",
                "email a..b@c",
                "email ä@b",
                "email a@-b",
                "email a@b..c",
                "email a@b.",
                "uuid 123e4567e89b12d3a456426614174000",
                "uuid 123e4567-e89b-12d3-a456-42661417400g",
                "uuid {123e4567-e89b-12d3-a456-426614174000}",
                "ipv4 1.2.3",
                "ipv4 1.2.3.4.5",
                "ipv4 256.0.0.1",
                "ipv4 01.2.3.4",
                "ipv4 1..2.3",
                "ipv4 1.2.3.x",
                "ipv4 1.2.3.",
                "ipv6 :",
                "ipv6 :::",
                "ipv6 1::2::3",
                "ipv6 1:2:3:4:5:6:7",
                "ipv6 1:2:3:4:5:6:7:8:9",
                "ipv6 12345::",
                "ipv6 1:",
                "ipv6 :1",
                "ipv6 1.2.3.4::",
                "ipv6 ::1.2.3.4:5",
                "ipv6 ::g",
                "ipv6 fe80::1%eth0",
                "ipv6 1:2:3:4:5:6:7:8::",
                "ipv6 1:2:3:4:5:6:7:1.2.3.4",
                "uri example.com",
                "uri //example.com",
                "uri 1a:b",
                "uri :a",
                "uri http://a:x/",
                "uri http://[::1/",
                "uri http://[1]/",
                "uri http://a/%2",
                "uri http://a/ü",
                "uri http://a/#b#c",
                "uri http://a]/",
                "uri a:b|c",
                "hostname -a",
                "hostname a-",
                "hostname a..b",
                "hostname .a",
                "hostname a.",
                "hostname a_b",
                "hostname ä"
            })
    void refuses(String format, String text) {
        assertThat(evaluate(format, text)).isFalse();
    }

    @Test
    void emptyTextHasNoFormat() {
        for (TextFormat format : TextFormat.values()) {
            assertThat(evaluate(format.toString(), "")).as(format.toString()).isFalse();
        }
    }

    @Test
    void lengthsAreLimited() {
        assertThat(evaluate("hostname", "a".repeat(63))).isTrue();
        assertThat(evaluate("hostname", "a".repeat(64))).isFalse();
        assertThat(evaluate("hostname", "ab.".repeat(84) + "a")).isTrue();
        assertThat(evaluate("hostname", "ab.".repeat(84) + "ab")).isFalse();
        assertThat(evaluate("email", "a".repeat(64) + "@b")).isTrue();
        assertThat(evaluate("email", "a".repeat(65) + "@b")).isFalse();
    }

    private static boolean evaluate(String format, String text) {
        byte[] bytes = ("@" + text + ".").getBytes(StandardCharsets.UTF_8);
        return TextFormat.parse(format).orElseThrow().accepts(bytes, 1, bytes.length - 2);
    }
}

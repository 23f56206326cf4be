// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostRequestTest {

    private static final AvroBatch BATCH = new AvroBatch("a.b", "1.0.0", 2, "xyz".getBytes(US_ASCII));

    @Test
    void theBytesAreACompleteRequest() {
        assertThat(new String(new PostRequest(BATCH).bytes(), US_ASCII)).isEqualTo("""
                POST /api/1.0/a.b HTTP/1.1
                Host: localhost
                Content-Type: application/avro
                version: 1.0.0
                batch: 2
                Content-Length: 3

                xyz""".replace("\n", "\r\n"));
    }

    @Test
    void theHeadMayHaveAKeyAndAnnounceAnotherLength() {
        assertThat(new String(new PostRequest(BATCH, "key-1").head(4), US_ASCII))
                .contains("\r\nIdempotency-Key: key-1\r\n")
                .endsWith("\r\nContent-Length: 4\r\n\r\n");
    }
}

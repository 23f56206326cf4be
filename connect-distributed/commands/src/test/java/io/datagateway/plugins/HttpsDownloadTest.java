// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.connect.FakeConnect;
import io.datagateway.connect.TestCertificates;
import java.net.http.HttpClient;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsDownloadTest {

    @TempDir
    private Path folder;

    @Test
    void anArchiveIsFetchedAndAnythingButSuccessIsSaid() throws Exception {
        SSLContext tls = new TestCertificates(folder).issue("server", "EC").server("server");
        var download = new HttpsDownload(HttpClient.newBuilder().sslContext(tls).build());
        try (var server = FakeConnect.overTls(tls, false).says("GET /a/orders-1.0.tar", 200, "content")) {
            assertThat(download.fetch(plugin(server.url() + "/a/orders-1.0.tar"), folder))
                    .hasFileName("orders-1.0.tar")
                    .hasContent("content");

            assertThatThrownBy(() -> download.fetch(plugin(server.url() + "/absent.tar"), folder))
                    .isInstanceOf(NotFetchedException.class)
                    .hasMessageContaining("status 404");
        }
    }

    private static ListedPlugin plugin(String source) {
        return new ListedPlugin("orders", "1.0", "", source);
    }
}

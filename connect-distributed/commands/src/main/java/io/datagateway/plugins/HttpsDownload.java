// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** An https URL. */
final class HttpsDownload implements ArchiveSource {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient http;

    HttpsDownload(ProxySelector proxies) {
        // Follows no redirect away from https.
        this(HttpClient.newBuilder()
                .proxy(proxies)
                .followRedirects(Redirect.NORMAL)
                .connectTimeout(CONNECT_LIMIT)
                .build());
    }

    HttpsDownload(HttpClient http) {
        this.http = http;
    }

    @Override
    public Path fetch(ListedPlugin plugin, Path work) throws NotFetchedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(plugin.source()))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(work.resolve(plugin.archiveName())));
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw NotFetchedException.from(plugin, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotFetchedException.from(plugin, "interrupted");
        }
    }
}

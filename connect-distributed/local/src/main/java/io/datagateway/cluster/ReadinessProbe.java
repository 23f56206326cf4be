// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the {@code /health/ready} of a worker, as a load balancer does. */
public final class ReadinessProbe {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpRequest request;

    public ReadinessProbe(String url, Duration timeout) {
        this.request = HttpRequest.newBuilder(URI.create(url)).timeout(timeout).build();
    }

    /** Returns true if the worker says that its gateway would take a request. */
    public boolean isReady() throws InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}

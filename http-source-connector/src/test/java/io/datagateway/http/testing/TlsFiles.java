// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import static io.datagateway.http.testing.TestCertificates.pem;

import io.datagateway.http.server.ListenerSettings;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.TestCertificates.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** The files that a listener's TLS settings name, as an operator changes them. */
public final class TlsFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Map<String, Object> ssl = new HashMap<>();

    /** A server that looks at its files often, and trusts {@code clients}. */
    public TlsFiles(Path folder, TestAuthority clients) {
        this.folder = folder;
        ssl.put("ssl.keystore.type", "PEM");
        ssl.put("ssl.truststore.type", "PEM");
        ssl.put("ssl.reload.interval.ms", 20L);
        keys(TestGateway.CERTIFICATES.server());
        write("truststore", pem(clients.certificate()));
    }

    public TlsFiles keys(Identity server) {
        return write("keystore", pem(server.key()) + pem(server.certificate()));
    }

    /** Writes the file of {@code ssl.<setting>.location}; a reader sees the old one or the new. */
    public TlsFiles write(String setting, String content) {
        try {
            Path next = Files.writeString(folder.resolve("." + setting), content);
            Files.move(next, file(setting), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ssl.put("ssl." + setting + ".location", file(setting).toString());
        return this;
    }

    public TlsFiles set(String setting, Object value) {
        ssl.put("ssl." + setting, value);
        return this;
    }

    public Path file(String setting) {
        return folder.resolve(setting);
    }

    public Map<String, Object> ssl() {
        return ssl;
    }

    public ListenerSettings settings() {
        return TestGateway.settings(ssl, Duration.ofSeconds(30));
    }

    /** Waits for an effect of changed files. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new AssertionError("has not happened: " + what);
            }
            Thread.onSpinWait();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.time.Instant;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of the listener, from Kafka's {@code ssl.*} settings without a prefix and the files they name. Settings and files
 * that cannot serve are refused before a client meets them: at the start with an error; later the snapshot in use stays.
 */
public final class TlsContext implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TlsContext.class);

    private final LongSupplier nanoTime;
    private final ExpiryWarnings expiry = new ExpiryWarnings();
    private final TlsWatch watch = new TlsWatch(this::refresh);
    private volatile TlsSnapshot current;
    private TlsSettings settings;
    private String inUse;
    private String lastBroken = "";

    /**
     * @throws ConfigException that names the setting and the remedy, if a server cannot run on these settings
     */
    public TlsContext(Map<String, ?> ssl) {
        this(ssl, System::nanoTime);
    }

    /** @param nanoTime the clock of the lifetime of sessions */
    public TlsContext(Map<String, ?> ssl, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        settings = new TlsSettings(ssl);
        // Before the files are read: what changes meanwhile differs from it at the next look.
        inUse = FileDigest.of(settings.files());
        current = TlsSnapshot.load(settings, null, nanoTime);
        warnOfEnds();
    }

    /** Throws what the constructor would; keeps nothing. */
    public static void check(Map<String, ?> ssl) {
        TlsSnapshot.load(new TlsSettings(ssl), null, System::nanoTime);
    }

    /** Returns the snapshot for connections and requests from now on. */
    public TlsSnapshot current() {
        return current;
    }

    /** Starts to check the files every {@code ssl.reload.interval.ms}. */
    public synchronized void watch() {
        watch.every(settings.reloadInterval());
    }

    /**
     * Uses new settings, or the same settings with changed files. Sessions of the old ones cannot be resumed, and clients
     * on open connections are checked again.
     *
     * @throws ConfigException as the constructor does; the old settings then stay in use
     */
    public synchronized void reload(Map<String, ?> ssl) {
        var next = new TlsSettings(ssl);
        String digest = FileDigest.of(next.files());
        use(TlsSnapshot.load(next, current, nanoTime), digest);
        settings = next;
        watch();
    }

    /** Loads changed files. If they cannot serve, logs the reason and keeps those in use. */
    public synchronized void refresh() {
        warnOfEnds();
        String digest = FileDigest.of(settings.files());
        if (digest.equals(inUse)) {
            lastBroken = "";
            return;
        }
        try {
            TlsSnapshot next = TlsSnapshot.load(settings, current, nanoTime);
            // Else they are being written, and what was read may be half of it.
            if (digest.equals(FileDigest.of(settings.files()))) {
                use(next, digest);
                log.info("Changed TLS files are in use");
            }
        } catch (RuntimeException e) {
            // The world (a file) or the program is wrong: the snapshot in use can still serve. Tried again at each
            // look,
            // as a certificate may only not be valid yet.
            complainOnce(digest, e);
        }
    }

    private void complainOnce(String digest, RuntimeException failure) {
        if (digest.equals(lastBroken)) {
            return;
        }
        lastBroken = digest;
        if (failure instanceof ConfigException mistake) {
            log.warn("Changed TLS files cannot be used; those before stay in use: {}", mistake.getMessage());
        } else {
            log.error("Changed TLS files could not be loaded; those before stay in use", failure);
        }
    }

    private void use(TlsSnapshot next, String digest) {
        current = next;
        inUse = digest;
        lastBroken = "";
        warnOfEnds();
    }

    private void warnOfEnds() {
        expiry.look(current.ends(), Instant.now());
    }

    /** Ends the checks of the files. */
    @Override
    public void close() {
        watch.close();
    }
}

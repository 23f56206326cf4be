// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * An {@code SSLContext} that is replaced after the lifetime of a TLS session. Java's own session timeout does not end a
 * session that is resumed again and again: each time there is a new ticket for it, and its age is not looked at. The
 * tickets of one context cannot be read by the next.
 */
final class RotatingSslContext {

    /** Sessions that are kept at once: each holds its client's certificates, and anyone can have one. */
    private static final int MAX_SESSIONS = 1_000;

    private final KeyManager[] keys;
    private final ClientTrustManager trust;
    private final Duration lifetime;
    private final LongSupplier nanoTime;
    private volatile TimedContext made;

    private record TimedContext(SSLContext context, long madeNanos) {}

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    RotatingSslContext(KeyManager[] keys, ClientTrustManager trust, Duration lifetime, LongSupplier nanoTime) {
        this.keys = keys;
        this.trust = trust;
        this.lifetime = lifetime;
        this.nanoTime = nanoTime;
        this.made = make();
    }

    SSLContext current() {
        TimedContext known = made;
        return isTooOld(known) ? renew() : known.context();
    }

    private boolean isTooOld(TimedContext known) {
        return nanoTime.getAsLong() - known.madeNanos() > lifetime.toNanos();
    }

    private synchronized SSLContext renew() {
        if (isTooOld(made)) {
            made = make();
        }
        return made.context();
    }

    private TimedContext make() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            // In whole seconds, and never 0, which is unlimited.
            context.getServerSessionContext().setSessionTimeout((int) Math.max(1, lifetime.toSeconds()));
            context.getServerSessionContext().setSessionCacheSize(MAX_SESSIONS);
            return new TimedContext(context, nanoTime.getAsLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }
}

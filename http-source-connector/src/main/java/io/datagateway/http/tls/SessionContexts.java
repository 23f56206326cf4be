// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * TLS contexts one after another, each in use for as long as a session may be resumed. Java's own session timeout does
 * not end a session that is resumed again and again: each time there is a new ticket for it, and its age is not looked
 * at. The tickets of one context cannot be read by the next.
 */
final class SessionContexts {

    private final KeyManager[] keys;
    private final ClientTrust trust;
    private final Duration lifetime;
    private volatile Made made;

    private record Made(SSLContext context, long nanoTime) {}

    SessionContexts(KeyManager[] keys, ClientTrust trust, Duration lifetime) {
        this.keys = keys;
        this.trust = trust;
        this.lifetime = lifetime;
        this.made = make(keys, trust, lifetime);
    }

    SSLContext current() {
        Made known = made;
        return isTooOld(known) ? renew() : known.context();
    }

    private boolean isTooOld(Made known) {
        return System.nanoTime() - known.nanoTime() > lifetime.toNanos();
    }

    private synchronized SSLContext renew() {
        if (isTooOld(made)) {
            made = make(keys, trust, lifetime);
        }
        return made.context();
    }

    private static Made make(KeyManager[] keys, ClientTrust trust, Duration lifetime) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {trust}, null);
            // In whole seconds, and never 0, which is unlimited.
            context.getServerSessionContext().setSessionTimeout((int) Math.max(1, lifetime.toSeconds()));
            return new Made(context, System.nanoTime());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java speaks TLS", e);
        }
    }
}

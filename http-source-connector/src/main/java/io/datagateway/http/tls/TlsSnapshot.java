// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Keys, trust and settings of TLS, loaded together and tried out: TLS 1.3 and 1.2 with forward secrecy and authenticated
 * encryption only. Immutable; a later snapshot takes its place.
 */
public final class TlsSnapshot {

    private final long number;
    private final TlsSettings settings;
    private final @Nullable RevocationLists lists;
    private final CertificateJudge judge;
    private final PrincipalRules principals;
    private final RotatingSslContext sessions;
    private final @Nullable PublishedAuthority authority;
    private final List<ValidityEnd> ends;

    private TlsSnapshot(TlsSettings settings, TlsStores stores, @Nullable TlsSnapshot before, LongSupplier nanoTime) {
        this.number = before == null ? 1 : before.number + 1;
        this.settings = settings;
        this.lists = RevocationLists.load(
                settings.path(TlsSettings.CRL), stores.trust(), before == null ? null : before.lists);
        DenyList denied = DenyList.load(settings.path(TlsSettings.DENY_LIST));
        this.principals = PrincipalRules.of(
                settings.getString(TlsSettings.PRINCIPAL_SOURCE), settings.path(TlsSettings.PRINCIPAL_TOPICS));
        this.judge = new CertificateJudge(stores.trust(), lists, denied, principals.source());
        var trust = new ClientTrustManager(judge, settings.requiresCertificate());
        this.sessions = new RotatingSslContext(keyManagers(stores), trust, settings.sessionLifetime(), nanoTime);
        this.authority = PublishedAuthority.load(settings.originals(), stores.keys());
        this.ends = ValidityEnd.of(stores, authority, lists);
    }

    /** @param before the snapshot in use until now, if there is one */
    static TlsSnapshot load(TlsSettings settings, @Nullable TlsSnapshot before, LongSupplier nanoTime) {
        TlsStores stores = TlsStores.load(settings.originals());
        var snapshot = new TlsSnapshot(settings, stores, before, nanoTime);
        TlsSelfTest.run(stores.keys(), snapshot);
        return snapshot;
    }

    private static KeyManager[] keyManagers(TlsStores stores) {
        Password password = stores.keyPassword();
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(stores.keys(), password == null ? null : password.value().toCharArray());
            return keys.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw TlsSettings.misconfigured(
                    "ssl.keystore.location",
                    "does not make a TLS server (" + e
                            + "). Check key, certificate chain and listener.ssl.key.password");
        }
    }

    /** Returns the context. Its sessions can be resumed in this snapshot only, and not for longer than their lifetime. */
    public SSLContext context() {
        return sessions.current();
    }

    /** Returns an engine for one connection, from the server's side. */
    public SSLEngine newEngine() {
        SSLEngine engine = context().createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = engine.getSSLParameters();
        parameters.setProtocols(settings.protocols());
        parameters.setCipherSuites(settings.cipherSuites());
        parameters.setUseCipherSuitesOrder(true);
        parameters.setWantClientAuth(true);
        if (settings.requiresCertificate()) {
            parameters.setNeedClientAuth(true);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * Judges a client as it is now, whatever a handshake or an earlier session has found.
     *
     * @param chain the certificates from the handshake, the client's own first
     */
    public CertificateStatus check(X509Certificate[] chain, Instant now) {
        String name = principals.source().nameIn(chain[0]);
        var principal = new ClientPrincipal(name, PrintableName.subject(chain[0]), principals);
        return new CertificateStatus(judge.fault(chain, now).orElse(null), principal, number, judge.period(chain, now));
    }

    /** Returns the rules for principals. */
    public PrincipalRules principals() {
        return principals;
    }

    /** Returns the names of the CAs that clients may have their certificates from. */
    public String authorities() {
        return judge.authorities();
    }

    /** Returns the CA certificates by which clients verify this server, as PEM; null if no file is configured. */
    public byte @Nullable [] publishedAuthority() {
        return authority == null ? null : authority.pem();
    }

    /** Returns the subject and fingerprint of each of these certificates. */
    public String authorityFingerprints() {
        return authority == null ? "nothing, as listener.ca.location is not set" : authority.fingerprints();
    }

    /** Returns the ends of all certificates and lists that this rests on. */
    public List<ValidityEnd> ends() {
        return ends;
    }

    /** Returns the number, which counts up: snapshots with the same number are the same. */
    public long number() {
        return number;
    }
}

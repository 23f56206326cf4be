// SPDX-License-Identifier: Apache-2.0
package io.datagateway.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority for the demonstration, and its certificates: ECDSA P-256, valid for 30 days. */
public final class DemoCertificates {

    /** The password of the PKCS12 files; they hold demonstration keys only. */
    public static final String PASSWORD = "changeit";

    private static final AtomicLong SERIAL = new AtomicLong(System.currentTimeMillis());

    private static final Duration VALID = Duration.ofDays(30);

    private final Path folder;
    private final KeyPair authorityKey;
    private final X509Certificate authority;

    /** Makes the authority and writes {@code ca.crt}, {@code ca.key} and {@code truststore.p12} into the folder. */
    public DemoCertificates(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.authorityKey = newKey();
        this.authority = issue(
                "CN=Data Gateway demo CA", authorityKey, true, Instant.now().plus(VALID));
        writePem("ca.crt", authority);
        writePem("ca.key", pkcs8(authorityKey.getPrivate()));
        writeStore("truststore.p12", store -> store.setCertificateEntry("ca", authority));
    }

    /** Issues a certificate for one name and writes {@code <name>.crt}, {@code <name>.key} and {@code <name>.p12}. */
    public void issue(String commonName) throws IOException, GeneralSecurityException {
        issue(commonName, Instant.now().plus(VALID));
    }

    /** Issues a certificate that is valid for so long, from an hour ago or from an hour before its end. */
    public void issue(String commonName, Instant end) throws IOException, GeneralSecurityException {
        KeyPair key = newKey();
        X509Certificate certificate = issue("CN=" + commonName, key, false, end);
        writePem(commonName + ".crt", certificate);
        writePem(commonName + ".key", pkcs8(key.getPrivate()));
        Certificate[] chain = {certificate, authority};
        writeStore(
                commonName + ".p12",
                store -> store.setKeyEntry(commonName, key.getPrivate(), PASSWORD.toCharArray(), chain));
    }

    /** Puts entries into a key store. */
    private interface Entries {
        void addTo(KeyStore store) throws GeneralSecurityException;
    }

    private void writeStore(String name, Entries entries) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        entries.addTo(store);
        var file = new ByteArrayOutputStream();
        store.store(file, PASSWORD.toCharArray());
        writeSecret(name, file.toByteArray());
    }

    private X509Certificate issue(String subject, KeyPair key, boolean isAuthority, Instant end)
            throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        Instant begin = (now.isBefore(end) ? now : end).minus(Duration.ofHours(1));
        var builder = new JcaX509v3CertificateBuilder(
                isAuthority ? new X500Principal(subject) : authority.getSubjectX500Principal(),
                BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(begin),
                Date.from(end),
                new X500Principal(subject),
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        addIdentifiers(builder, key, isAuthority);
        if (!isAuthority) {
            builder.addExtension(Extension.subjectAlternativeName, false, localNames());
        }
        try {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /** Adds what RFC 5280 demands and Python 3.13 checks: the usage of the key, and which key has signed. */
    private void addIdentifiers(JcaX509v3CertificateBuilder builder, KeyPair key, boolean isAuthority)
            throws IOException, GeneralSecurityException {
        var identifiers = new JcaX509ExtensionUtils();
        int usage = isAuthority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(authorityKey.getPublic()));
    }

    private static GeneralNames localNames() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static Object pkcs8(PrivateKey key) throws IOException {
        return new JcaPKCS8Generator(key, null);
    }

    private void writePem(String name, Object content) throws IOException {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
        }
        if (name.endsWith(".key")) {
            writeSecret(name, text.toString().getBytes(StandardCharsets.US_ASCII));
        } else {
            Files.writeString(folder.resolve(name), text.toString());
        }
    }

    /** Writes a file that nobody else may ever read, not even for the moment in which it is made. */
    private void writeSecret(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }
}

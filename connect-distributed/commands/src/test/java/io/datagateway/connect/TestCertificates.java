// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues certificates for 127.0.0.1, as PEM files in a folder. */
public final class TestCertificates {

    private final Path folder;
    private final KeyPair keys;
    private long serial = 1;

    public TestCertificates(Path folder) throws Exception {
        this.folder = folder;
        this.keys = keys("EC");
        write("ca.crt", "CERTIFICATE", certificate("CN=ca", keys).getEncoded());
    }

    /** Writes {@code name.crt} and {@code name.key}. */
    public TestCertificates issue(String name, String algorithm) throws Exception {
        KeyPair pair = keys(algorithm);
        write(name + ".crt", "CERTIFICATE", certificate("CN=" + name, pair).getEncoded());
        write(name + ".key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        return this;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** What a server of this name needs, that trusts this authority. */
    public SSLContext server(String name) throws IOException {
        return new TlsFiles(file("ca.crt"), file(name + ".crt"), file(name + ".key"))
                .context()
                .orElseThrow();
    }

    Path write(String file, String type, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                file(file), "Bag Attributes\n-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
    }

    static KeyPair keys(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private X509Certificate certificate(String subject, KeyPair pair)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                new X500Principal("CN=ca"),
                BigInteger.valueOf(serial++),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                new X500Principal(subject),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject.equals("CN=ca")));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
}

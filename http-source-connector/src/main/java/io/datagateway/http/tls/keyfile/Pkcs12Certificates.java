// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificates in a PKCS12 file (RFC 7292). Java's key store leaves out those that have neither a key nor an attribute of
 * Oracle's that says trusted, as in what {@code openssl pkcs12 -export -nokeys} writes.
 */
public final class Pkcs12Certificates {

    private static final String DATA = "1.2.840.113549.1.7.1";
    private static final String ENCRYPTED_DATA = "1.2.840.113549.1.7.6";
    private static final String CERTIFICATE_BAG = "1.2.840.113549.1.12.10.1.3";
    private static final String X509 = "1.2.840.113549.1.9.22.1";

    private static final int IMPLICIT_CONTENT = 0x80;

    private final char[] password;
    private final List<X509Certificate> certificates = new ArrayList<>();

    private Pkcs12Certificates(char[] password) {
        this.password = password;
    }

    /**
     * Returns all certificates, in their order in the file. Whether the file is whole is known by its MAC, which Java's key
     * store has checked.
     */
    public static List<X509Certificate> read(byte[] file, char[] password) throws GeneralSecurityException {
        var reader = new Pkcs12Certificates(password);
        DerReader pfx = new DerReader(file).enter(DerReader.SEQUENCE);
        pfx.integer();
        DerReader contents = new DerReader(reader.content(pfx)).enter(DerReader.SEQUENCE);
        while (contents.hasMore()) {
            reader.readBags(new DerReader(reader.content(contents)).enter(DerReader.SEQUENCE));
        }
        return List.copyOf(reader.certificates);
    }

    /** Returns the content of the next {@code ContentInfo}, decrypted. */
    private byte[] content(DerReader from) throws GeneralSecurityException {
        DerReader info = from.enter(DerReader.SEQUENCE);
        String kind = info.objectId();
        DerReader content = info.enter(DerReader.choice(0));
        return switch (kind) {
            case DATA -> content.value(DerReader.OCTET_STRING);
            case ENCRYPTED_DATA -> decrypted(content.enter(DerReader.SEQUENCE));
            default -> throw DerReader.malformed();
        };
    }

    private byte[] decrypted(DerReader data) throws GeneralSecurityException {
        data.integer();
        DerReader content = data.enter(DerReader.SEQUENCE);
        content.objectId();
        byte[] algorithm = content.element(DerReader.SEQUENCE);
        byte[] encrypted = DerWriter.element(DerReader.OCTET_STRING, content.value(IMPLICIT_CONTENT));
        return PasswordProtected.decrypt(DerWriter.element(DerReader.SEQUENCE, algorithm, encrypted), password);
    }

    private void readBags(DerReader bags) throws GeneralSecurityException {
        while (bags.hasMore()) {
            DerReader bag = bags.enter(DerReader.SEQUENCE);
            if (bag.objectId().equals(CERTIFICATE_BAG)) {
                DerReader certificate = bag.enter(DerReader.choice(0)).enter(DerReader.SEQUENCE);
                if (certificate.objectId().equals(X509)) {
                    byte[] encoded = certificate.enter(DerReader.choice(0)).value(DerReader.OCTET_STRING);
                    certificates.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded)));
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.datagateway.demo.DemoCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The gateway's key store and trust store, which are replaced by valid and by defective ones. */
final class CertificateFiles {

    /** The name of the certificate to show next; not the gateway's, whose file the worker reads. */
    private static final String NEXT = "next";

    private static final char[] PASSWORD = DemoCertificates.PASSWORD.toCharArray();

    private final Path certs;
    private final Path clients;
    private final DemoCertificates authority;

    /**
     * @param certs the folder that the worker reads
     * @param clients a new folder for the files that the clients read
     */
    CertificateFiles(Path certs, Path clients, DemoCertificates authority) throws IOException {
        this.certs = certs;
        this.clients = Files.createDirectories(clients);
        this.authority = authority;
        for (String name : new String[] {"ca.crt", HostileTestBed.GOOD + ".p12"}) {
            Files.copy(certs.resolve(name), clients.resolve(name));
        }
    }

    /** Returns the folder of clients whose authority is always trusted. */
    Path clients() {
        return clients;
    }

    /** Returns the serial number of the certificate that is in use at first. */
    BigInteger first() throws IOException, GeneralSecurityException {
        return serial(certs.resolve("gateway.crt"));
    }

    /** Issues the next valid certificate of the server and returns its serial number; replaces nothing yet. */
    BigInteger issueNext() throws IOException, GeneralSecurityException {
        authority.issue(NEXT);
        return serial(certs.resolve(NEXT + ".crt"));
    }

    /** Replaces the key store by the one issued last, atomically. */
    void replaceKeys() throws IOException {
        replace("gateway.p12", Files.readAllBytes(certs.resolve(NEXT + ".p12")));
    }

    /**
     * Replaces the trust store: the first authority stays, a new one takes the place of the one added before.
     *
     * @return the folder of a client of the new authority
     */
    Path replaceTrust(int number) throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(clients.resolve(Integer.toString(number)));
        new DemoCertificates(folder).issue(HostileTestBed.GOOD);
        String own = Files.readString(clients.resolve("ca.crt"));
        String added = Files.readString(folder.resolve("ca.crt"));
        replace("ca.crt", (own + added).getBytes(US_ASCII));
        // What this client trusts is the authority of the server.
        Files.writeString(folder.resolve("ca.crt"), own);
        return folder;
    }

    /** Replaces one of the files by a defective one. */
    void damage(CertificateDefect defect) throws IOException, GeneralSecurityException {
        switch (defect) {
            case TRUNCATED_KEYS -> truncate("gateway.p12");
            case TRUNCATED_TRUST -> truncate("ca.crt");
            case OTHER_KEY -> {
                authority.issue("other");
                authority.issue(NEXT);
                replace("gateway.p12", mixed());
            }
            case EXPIRED -> {
                authority.issue(NEXT, Instant.now().minus(Duration.ofDays(1)));
                replaceKeys();
            }
        }
    }

    /**
     * Cuts a file off in place, as an unfinished copy would be; within a certificate, as a file that ends between two
     * is valid.
     */
    private void truncate(String file) throws IOException {
        byte[] whole = Files.readAllBytes(certs.resolve(file));
        Files.write(certs.resolve(file), Arrays.copyOf(whole, whole.length / 3 * 2));
    }

    private byte[] mixed() throws IOException, GeneralSecurityException {
        KeyStore mixed = KeyStore.getInstance("PKCS12");
        mixed.load(null, null);
        mixed.setKeyEntry(
                NEXT,
                load("other").getKey("other", PASSWORD),
                PASSWORD,
                load(NEXT).getCertificateChain(NEXT));
        var bytes = new ByteArrayOutputStream();
        mixed.store(bytes, PASSWORD);
        return bytes.toByteArray();
    }

    private KeyStore load(String name) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(certs.resolve(name + ".p12").toFile(), PASSWORD);
    }

    private void replace(String file, byte[] content) throws IOException {
        Path temporary = Files.write(certs.resolve(file + ".tmp"), content);
        Files.move(temporary, certs.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private static BigInteger serial(Path certificate) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(certificate)) {
            return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in))
                    .getSerialNumber();
        }
    }
}

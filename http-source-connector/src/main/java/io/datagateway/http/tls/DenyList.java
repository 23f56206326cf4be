// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Certificates that the operator refuses, whatever their CA says. It works at once, and without the CA.
 *
 * @param serials of client certificates; not of CAs, as small numbers are used by many
 * @param fingerprints SHA-256 fingerprint of any certificate in a client's chain, in lower case
 */
record DenyList(Set<BigInteger> serials, Set<String> fingerprints) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]+(:[0-9a-f]+)*");
    private static final int FINGERPRINT_DIGITS = 64;

    /** RFC 5280, 4.1.2.2: up to 20 octets. */
    private static final int MAX_SERIAL_DIGITS = 40;

    static DenyList load(@Nullable Path file) {
        if (file == null) {
            return new DenyList(Set.of(), Set.of());
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw refused("cannot be read (" + e + "). Check that it is a readable text file on every worker");
        }
    }

    private static DenyList parse(String text) {
        if (!text.endsWith("\n")) {
            throw refused("does not end with a line feed, so that it may be cut off. End its last line; a list that"
                    + " denies nobody has a comment, which begins with #");
        }
        var list = new DenyList(new HashSet<>(), new HashSet<>());
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String entry = lines[i].replaceFirst("#.*", "").strip().toLowerCase(Locale.ROOT);
            if (!entry.isEmpty()) {
                list.add(entry, i + 1);
            }
        }
        return list;
    }

    private void add(String entry, int line) {
        String digits = entry.replace(":", "");
        boolean isHex = HEX.matcher(entry).matches();
        if (isHex && digits.length() == FINGERPRINT_DIGITS) {
            fingerprints.add(digits);
        } else if (isHex && digits.length() <= MAX_SERIAL_DIGITS) {
            serials.add(new BigInteger(digits, 16));
        } else {
            throw refused("has an entry in line " + line
                    + " that is neither a serial number nor a SHA-256 fingerprint (up to "
                    + MAX_SERIAL_DIGITS + " and " + FINGERPRINT_DIGITS
                    + " hexadecimal digits). Correct it, or begin it with #");
        }
    }

    private static ConfigException refused(String why) {
        return TlsSettings.misconfigured(TlsSettings.DENY_LIST, why);
    }

    /** Returns true if the list names a certificate of the chain. */
    boolean denies(X509Certificate[] chain) {
        if (serials.contains(chain[0].getSerialNumber())) {
            return true;
        }
        if (fingerprints.isEmpty()) {
            return false;
        }
        for (X509Certificate certificate : chain) {
            if (fingerprints.contains(fingerprint(certificate))) {
                return true;
            }
        }
        return false;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding, and every Java SHA-256", e);
        }
    }
}

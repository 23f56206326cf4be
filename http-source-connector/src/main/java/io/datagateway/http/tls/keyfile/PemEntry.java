// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a PEM text (RFC 7468), such as a certificate or a key.
 *
 * @param label says what it is: {@code CERTIFICATE}
 * @param isEncrypted whether it is encrypted in the form of RFC 1421, which its first lines tell
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
public record PemEntry(String label, boolean isEncrypted, byte[] content) {

    /** Between entries there may be anything: OpenSSL writes texts there. */
    private static final Pattern ENTRY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** Attributes stand before an empty line. */
    private static final Pattern ATTRIBUTES =
            Pattern.compile("\\s*(?:[A-Za-z0-9-]+:[^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*\\r?\\n)+\\s*");

    /** Returns the entries of a text, with line ends of any system. */
    public static List<PemEntry> allIn(String text) throws GeneralSecurityException {
        var entries = new ArrayList<PemEntry>();
        Matcher entry = ENTRY.matcher(text);
        while (entry.find()) {
            entries.add(entry(entry.group(1), entry.group(2)));
        }
        return entries;
    }

    private static PemEntry entry(String label, String inside) throws GeneralSecurityException {
        Matcher attributes = ATTRIBUTES.matcher(inside);
        boolean hasAttributes = attributes.lookingAt();
        String base64 = hasAttributes ? inside.substring(attributes.end()) : inside;
        try {
            boolean isEncrypted = hasAttributes && attributes.group().contains("ENCRYPTED");
            return new PemEntry(label, isEncrypted, Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("a PEM entry has a letter that is not base64", e);
        }
    }

    /** Returns true if it is a private key in one of its forms. */
    public boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    /** Names the entry without its content, which may be a secret. */
    @Override
    public String toString() {
        return label;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a certificate that names the client. There must be exactly one of the kind: a choice between two would be
 * a guess.
 */
public enum PrincipalSource {
    CN("cn", "common name (CN)", Pattern.compile("(?s).+")),

    /** Without percent signs: two spellings of one URI are two names here, and would not be elsewhere. */
    SAN_URI(
            "san-uri",
            "URI in its subject alternative names (SAN)",
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]{1,2000}")),

    /** No wildcards: they stand for many, and a name is one. */
    SAN_DNS(
            "san-dns",
            "DNS name in its subject alternative names (SAN)",
            Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}"));

    // The numbers of RFC 5280, 4.2.1.6.
    private static final int DNS_NAME = 2;
    private static final int URI = 6;

    private final String setting;
    private final String words;
    private final Pattern syntax;

    PrincipalSource(String setting, String words, Pattern syntax) {
        this.setting = setting;
        this.words = words;
        this.syntax = syntax;
    }

    static PrincipalSource of(String setting) {
        return Arrays.stream(values())
                .filter(source -> source.setting.equals(setting))
                .findFirst()
                .orElseThrow(() -> TlsSettings.misconfigured(
                        TlsSettings.PRINCIPAL_SOURCE,
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(source -> source.setting)
                                        .toList()));
    }

    /** Returns the part in the words of an answer. */
    public String words() {
        return words;
    }

    /** Returns true if a certificate could ever give this name. */
    boolean couldGive(String name) {
        return syntax.matcher(name).matches();
    }

    /** Returns the name; null if the certificate names nobody. */
    @Nullable
    public String nameIn(X509Certificate certificate) {
        String name = switch (this) {
            case CN -> CommonName.in(certificate);
            case SAN_URI -> onlyAlternativeName(certificate, URI);
            case SAN_DNS -> onlyAlternativeName(certificate, DNS_NAME);
        };
        return name != null && couldGive(name) ? name : null;
    }

    private static @Nullable String onlyAlternativeName(X509Certificate certificate, int kind) {
        try {
            Collection<List<?>> names =
                    Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.<List<?>>of());
            List<String> ours = names.stream()
                    .filter(name -> name.get(0).equals(kind))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
            return ours.size() == 1 ? ours.get(0) : null;
        } catch (CertificateParsingException e) {
            // The certificate is bad: names that cannot be read name nobody.
            return null;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.ConfigGroup.Kind;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidList;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The keys of TLS and identity: Kafka's {@code ssl.*} names under {@code listener.}, and a few that Kafka has not. */
final class TlsKeys {

    static final String PREFIX = ConfigKeys.LISTENER_PREFIX + "ssl.";
    static final String PRINCIPAL_SOURCE = PREFIX + "principal.source";
    static final String PRINCIPAL_TOPICS = PREFIX + "principal.topics.location";
    static final String SAN_URI = "san-uri";

    private static final Kind STORE_TYPE = new Kind(ConfigDef.Type.STRING, ValidString.in("PEM", "PKCS12", "JKS"));

    /** In TLS it is counted in seconds, and 0 of them is no limit. */
    private static final Kind SESSION_MILLIS =
            new Kind(ConfigDef.Type.LONG, Range.between(1_000, 24 * 60 * 60 * 1000L));

    private TlsKeys() {}

    static void define(ConfigGroup group) {
        defineKeyStore(group);
        defineTrustStore(group);
        defineRevocation(group);
        definePrincipals(group);
        defineProtocol(group);
    }

    private static void defineKeyStore(ConfigGroup group) {
        group.preset(
                        PREFIX + "keystore.type",
                        STORE_TYPE,
                        "JKS",
                        "Format of this server's certificate and key: PEM, PKCS12 or JKS.")
                .allow(
                        PREFIX + "keystore.location",
                        Kind.TEXT,
                        "File with this server's certificate, intermediates and private key, on every worker.")
                .allow(PREFIX + "keystore.password", Kind.SECRET, "Password of the key store file; none for PEM.")
                .allow(PREFIX + "keystore.key", Kind.SECRET, "Private key as PEM text (PKCS #8), instead of a file.")
                .allow(
                        PREFIX + "keystore.certificate.chain",
                        Kind.SECRET,
                        "Certificate and intermediates as PEM text, own certificate first, instead of a file.")
                .allow(PREFIX + "key.password", Kind.SECRET, "Password of the private key, if it has one of its own.");
    }

    private static void defineTrustStore(ConfigGroup group) {
        group.preset(
                        PREFIX + "truststore.type",
                        STORE_TYPE,
                        "JKS",
                        "Format of the CA certificates: PEM, PKCS12 or JKS.")
                .allow(
                        PREFIX + "truststore.location",
                        Kind.TEXT,
                        "File with the CA certificates that sign client certificates. Whoever they sign for a topic's name"
                                + " may write to that topic: a private CA, never the public ones.")
                .allow(PREFIX + "truststore.password", Kind.SECRET, "Password of the trust store file; none for PEM.")
                .allow(
                        PREFIX + "truststore.certificates",
                        Kind.SECRET,
                        "The CA certificates as PEM text, instead of a file.");
    }

    private static void defineProtocol(ConfigGroup group) {
        group.preset(
                        PREFIX + "client.auth",
                        new Kind(ConfigDef.Type.STRING, ValidString.in("requested", "required")),
                        "requested",
                        "What a client without certificate meets: requested, the answer 401 CertificateRequired; required,"
                                + " a TLS alert and no HTTP answer.")
                .preset(
                        PREFIX + "enabled.protocols",
                        new Kind(ConfigDef.Type.LIST, ValidList.in(false, "TLSv1.3", "TLSv1.2")),
                        List.of("TLSv1.3", "TLSv1.2"),
                        "TLS versions that clients may use.")
                .preset(
                        PREFIX + "cipher.suites",
                        Kind.NAMES,
                        List.of(),
                        "Cipher suites that clients may use, of those with forward secrecy and authenticated encryption;"
                                + " empty for all of these.")
                .preset(
                        PREFIX + "session.lifetime.ms",
                        SESSION_MILLIS,
                        900_000L,
                        "Milliseconds for which a client may resume a TLS session at most, instead of a full handshake.")
                .preset(
                        PREFIX + "reload.interval.ms",
                        Kind.MILLIS_OR_ZERO,
                        10_000L,
                        "Milliseconds between two looks at the files named above. Changed ones are used if they can serve;"
                                + " 0 leaves changes to the next start of a task.");
    }

    private static void defineRevocation(ConfigGroup group) {
        group.allow(
                        PREFIX + "crl.location",
                        Kind.TEXT,
                        "File or folder with certificate revocation lists (CRLs), PEM or DER, one of each CA that signs"
                                + " clients or other CAs. If set, clients without a current list of their CA are refused.")
                .allow(
                        PREFIX + "denylist.location",
                        Kind.TEXT,
                        "Text file of certificates to refuse, each on a line: the client's serial number, or the SHA-256"
                                + " fingerprint of a certificate in its chain, in hexadecimal; # begins a comment.");
    }

    private static void definePrincipals(ConfigGroup group) {
        group.preset(
                        PRINCIPAL_SOURCE,
                        new Kind(ConfigDef.Type.STRING, ValidString.in("cn", SAN_URI, "san-dns")),
                        "cn",
                        "What in its certificate names a client: cn, the common name; san-uri or san-dns, the URI or DNS"
                                + " name among the subject alternative names. A certificate with two of the kind names nobody.")
                .allow(
                        PRINCIPAL_TOPICS,
                        Kind.TEXT,
                        "JSON file with an object of principals and arrays of the topics they may write to. A principal"
                                + " that is not in it may write to the topic of its own name only. Needed for san-uri.");
    }
}

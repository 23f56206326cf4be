// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.ConfigGroup.ValueType;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/** Keys of TLS and identity: Kafka's {@code ssl.*} names under {@code listener.}, and a few that Kafka does not have. */
final class TlsKeys {

    static final String PREFIX = ConfigKeys.LISTENER_PREFIX + "ssl.";
    static final String CA_LOCATION = ConfigKeys.LISTENER_PREFIX + "ca.location";
    static final String PRINCIPAL_SOURCE = PREFIX + "principal.source";
    static final String PRINCIPAL_TOPICS = PREFIX + "principal.topics.location";
    static final String SAN_URI = "san-uri";

    private static final ValueType STORE_TYPE =
            new ValueType(ConfigDef.Type.STRING, ValidString.in("PEM", "PKCS12", "JKS"));

    private static final ValidString PROTOCOL = ValidString.in("TLSv1.3", "TLSv1.2");

    /** Lifetime of a session in milliseconds; at least 1 s, as TLS counts in seconds and 0 is no limit. */
    private static final ValueType SESSION_MILLIS =
            new ValueType(ConfigDef.Type.LONG, Range.between(1_000, 24 * 60 * 60 * 1000L));

    private TlsKeys() {}

    /** Returns true for the keys of what TLS reads: all that begin with {@code listener.ssl.}, and the CA to give away. */
    static boolean has(String key) {
        return key.startsWith(PREFIX) || key.equals(CA_LOCATION);
    }

    static void define(ConfigGroup group) {
        defineKeyStore(group);
        defineTrustStore(group);
        defineRevocation(group);
        definePrincipals(group);
        defineProtocol(group);
    }

    private static void defineKeyStore(ConfigGroup group) {
        group.withDefault(
                        PREFIX + "keystore.type",
                        STORE_TYPE,
                        "JKS",
                        "Format of this server's certificate and key: PEM, PKCS12 or JKS.")
                .optional(
                        PREFIX + "keystore.location",
                        ValueType.TEXT,
                        "File with this server's certificate, intermediates and private key, on every worker.")
                .optional(
                        PREFIX + "keystore.password", ValueType.SECRET, "Password of the key store file; none for PEM.")
                .optional(PREFIX + "keystore.key", ValueType.SECRET, "Private key as PEM text, instead of a file.")
                .optional(
                        PREFIX + "keystore.certificate.chain",
                        ValueType.SECRET,
                        "Certificate and intermediates as PEM text, own certificate first, instead of a file.")
                .optional(PREFIX + "key.password", ValueType.SECRET, "Password of the private key, if it has its own.")
                .optional(
                        CA_LOCATION,
                        ValueType.TEXT,
                        "PEM file with the CA certificates by which clients verify this server. GET /ca.crt gives them"
                                + " to anybody; without a file it is answered 404.");
    }

    private static void defineTrustStore(ConfigGroup group) {
        group.withDefault(
                        PREFIX + "truststore.type",
                        STORE_TYPE,
                        "JKS",
                        "Format of the CA certificates: PEM, PKCS12 or JKS.")
                .optional(
                        PREFIX + "truststore.location",
                        ValueType.TEXT,
                        "File with the CA certificates that sign client certificates. Everyone they sign for a"
                                + " topic's name may write to that topic: use a private CA, never the public ones.")
                .optional(
                        PREFIX + "truststore.password",
                        ValueType.SECRET,
                        "Password of the trust store file; none for PEM.")
                .optional(
                        PREFIX + "truststore.certificates",
                        ValueType.SECRET,
                        "The CA certificates as PEM text, instead of a file.");
    }

    private static void defineProtocol(ConfigGroup group) {
        group.withDefault(
                        PREFIX + "client.auth",
                        new ValueType(ConfigDef.Type.STRING, ValidString.in("requested", "required")),
                        "requested",
                        "Treatment of a client whose certificate is missing or not trusted. With requested, it gets"
                                + " the answer 401 with the reason; with required, a TLS alert and no HTTP answer.")
                .withDefault(
                        PREFIX + "enabled.protocols",
                        new ValueType(
                                ConfigDef.Type.LIST, LambdaValidator.with(TlsKeys::checkProtocols, PROTOCOL::toString)),
                        List.of("TLSv1.3", "TLSv1.2"),
                        "TLS versions that clients may use.")
                .withDefault(
                        PREFIX + "cipher.suites",
                        ValueType.NAMES,
                        List.of(),
                        "Cipher suites that clients may use, from those with forward secrecy and authenticated"
                                + " encryption; empty means all of these.")
                .withDefault(
                        PREFIX + "session.lifetime.ms",
                        SESSION_MILLIS,
                        900_000L,
                        "Milliseconds for which a client may resume a TLS session at most, instead of a full"
                                + " handshake.")
                .withDefault(
                        PREFIX + "reload.interval.ms",
                        ValueType.MILLIS_OR_ZERO,
                        10_000L,
                        "Milliseconds between two checks of the files named above. Changed files are used if they"
                                + " can serve. With 0, changes wait for the next start of a task.");
    }

    /** Kafka has a validator for this only from 4.2 on. */
    private static void checkProtocols(String key, Object value) {
        List<?> protocols = (List<?>) value;
        if (protocols.isEmpty() || Set.copyOf(protocols).size() < protocols.size()) {
            throw new ConfigException(key, value, "Value must name at least one, and each once");
        }
        protocols.forEach(protocol -> PROTOCOL.ensureValid(key, protocol));
    }

    private static void defineRevocation(ConfigGroup group) {
        group.optional(
                        PREFIX + "crl.location",
                        ValueType.TEXT,
                        "File or folder with certificate revocation lists (CRLs), PEM or DER, one of each CA that"
                                + " signs clients or other CAs. If it is set, clients without a current list of their CA are"
                                + " refused.")
                .optional(
                        PREFIX + "denylist.location",
                        ValueType.TEXT,
                        "Text file with the certificates to refuse, one per line: the serial number of a client's"
                                + " certificate, or the SHA-256 fingerprint of a certificate in its chain, in hexadecimal; #"
                                + " begins a comment.");
    }

    private static void definePrincipals(ConfigGroup group) {
        group.withDefault(
                        PRINCIPAL_SOURCE,
                        new ValueType(ConfigDef.Type.STRING, ValidString.in("cn", SAN_URI, "san-dns")),
                        "cn",
                        "Part of the certificate that names a client: cn, the common name; san-uri or san-dns,"
                                + " the URI or DNS name among the subject alternative names. A certificate with two of that"
                                + " kind names nobody.")
                .optional(
                        PRINCIPAL_TOPICS,
                        ValueType.TEXT,
                        "JSON file with an object that maps each principal to an array of the topics it may write"
                                + " to. A principal that is not in the file may write to the topic of its own name only."
                                + " Required for san-uri.");
    }
}

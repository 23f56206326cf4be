// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Revocation lists that others are to replace. A list goes only when its issuer has signed one that is not older (RFC 5280,
 * 5.2.3): with an older one, as with a forged one, whoever was revoked since would come in again.
 */
final class ReplacedLists {

    private static final Logger log = LoggerFactory.getLogger(ReplacedLists.class);

    private static final String NUMBER = "2.5.29.20";

    /** Of an OCTET STRING in DER that holds an INTEGER of at most 20 bytes. */
    private static final int HEADER = 4;

    private final List<X509CRL> next;
    private final ListSignatures signatures;

    /** @param next the new lists */
    ReplacedLists(List<X509CRL> next, ListSignatures signatures) {
        this.next = next;
        this.signatures = signatures;
    }

    /** Returns those lists of {@code before} that stay in use until they run out; warns of each. */
    List<X509CRL> kept(RevocationLists before, Instant now) {
        var kept = new ArrayList<X509CRL>();
        for (X509CRL list : before.lists()) {
            PublicKey signer = before.signatures().signer(list);
            if (now.isBefore(list.getNextUpdate().toInstant()) && isKept(list, signer)) {
                kept.add(list);
                if (signer != null) {
                    signatures.signedBy(signer, list);
                }
            }
        }
        return kept;
    }

    private boolean isKept(X509CRL list, @Nullable PublicKey signer) {
        List<X509CRL> ofIssuer = next.stream()
                .filter(other -> other.getIssuerX500Principal().equals(list.getIssuerX500Principal()))
                .toList();
        List<X509CRL> signed = ofIssuer.stream()
                .filter(other -> signer == null || signatures.hasSigned(signer, other))
                .toList();
        if (ofIssuer.isEmpty() || !signed.stream().allMatch(replacing -> isOlder(replacing, list))) {
            return false;
        }
        log.warn(
                "listener.{} has a list of {} that {}; the one before, of {}, stays in use beside it until {}."
                        + " Get the newest list from the CA",
                TlsSettings.CRL,
                list.getIssuerX500Principal(),
                signed.isEmpty() ? "the CA of that name has not signed" : "is older than the one in use",
                list.getThisUpdate().toInstant(),
                list.getNextUpdate().toInstant());
        return true;
    }

    /** Returns true if one list was made before the other, by its time or by its number. */
    private static boolean isOlder(X509CRL one, X509CRL other) {
        BigInteger number = number(one);
        BigInteger otherNumber = number(other);
        return one.getThisUpdate().toInstant().isBefore(other.getThisUpdate().toInstant())
                || (number != null && otherNumber != null && number.compareTo(otherNumber) < 0);
    }

    private static @Nullable BigInteger number(X509CRL list) {
        byte[] value = list.getExtensionValue(NUMBER);
        boolean isNumber = value != null && value.length > HEADER && value[HEADER - 1] == value.length - HEADER;
        return isNumber ? new BigInteger(Arrays.copyOfRange(value, HEADER, value.length)) : null;
    }
}

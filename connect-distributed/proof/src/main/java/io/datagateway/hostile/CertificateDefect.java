// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

/** What is wrong with a certificate file. */
enum CertificateDefect {
    /** The key store ends in its middle, as if it were still being written. */
    TRUNCATED_KEYS,
    /** The private key is another certificate's. */
    OTHER_KEY,
    /** The certificate has run out. */
    EXPIRED,
    /** The trust store ends in its middle. */
    TRUNCATED_TRUST
}

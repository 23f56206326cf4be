// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

/** A defect of a certificate file. */
enum CertificateDefect {
    /** The key store is cut off in its middle, as if it were still being written. */
    TRUNCATED_KEYS,
    /** The private key is another certificate's. */
    OTHER_KEY,
    /** The certificate has expired. */
    EXPIRED,
    /** The trust store is cut off in its middle. */
    TRUNCATED_TRUST
}

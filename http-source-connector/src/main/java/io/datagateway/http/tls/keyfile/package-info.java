// SPDX-License-Identifier: Apache-2.0
/**
 * Files with keys and certificates as OpenSSL writes them: PEM with private keys in any of its forms, and PKCS12. Java reads
 * the forms it knows by itself; here is the rest, without any library.
 */
@NullMarked
package io.datagateway.http.tls.keyfile;

import org.jspecify.annotations.NullMarked;

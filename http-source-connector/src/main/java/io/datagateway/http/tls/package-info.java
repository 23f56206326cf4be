// SPDX-License-Identifier: Apache-2.0
/**
 * TLS of the listener, without a server: keys, trust, the principal of a client, and their reload from changed files.
 * Knows neither HTTP nor Jetty.
 */
@NullMarked
package io.datagateway.http.tls;

import org.jspecify.annotations.NullMarked;

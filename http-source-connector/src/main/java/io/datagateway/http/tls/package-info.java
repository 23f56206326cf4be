// SPDX-License-Identifier: Apache-2.0
/**
 * TLS without a server: what it runs on, whom it trusts, who a client is, and how all of that is renewed from files
 * while it runs. Knows neither HTTP nor Jetty.
 */
@NullMarked
package io.datagateway.http.tls;

import org.jspecify.annotations.NullMarked;

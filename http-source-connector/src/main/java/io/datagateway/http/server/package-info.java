// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTPS listener: TLS, client identity, request bodies and error answers. The only package that knows Jetty.
 */
@NullMarked
package io.datagateway.http.server;

import org.jspecify.annotations.NullMarked;

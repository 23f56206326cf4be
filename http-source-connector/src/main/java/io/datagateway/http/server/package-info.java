// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTPS listener: {@link io.datagateway.http.server.GatewayServer} opens the ports and puts the handlers in order.
 */
@NullMarked
package io.datagateway.http.server;

import org.jspecify.annotations.NullMarked;

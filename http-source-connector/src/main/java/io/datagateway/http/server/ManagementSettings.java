// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

/**
 * Address of the health endpoints: plain HTTP, for load balancers and probes only.
 *
 * @param host name or address of the interface, best {@code 127.0.0.1}
 * @param port 0 lets the system choose one
 */
public record ManagementSettings(String host, int port) {}

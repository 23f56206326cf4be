// SPDX-License-Identifier: Apache-2.0
/**
 * Quotas of clients and the memory of requests, in plain Java: {@link io.datagateway.http.limit.ClientRegistry} has the
 * usage of each client, {@link io.datagateway.http.limit.SlidingWindow} counts the last second, and
 * {@link io.datagateway.http.limit.ByteBudget} the memory in use.
 */
@NullMarked
package io.datagateway.http.limit;

import org.jspecify.annotations.NullMarked;

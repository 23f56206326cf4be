// SPDX-License-Identifier: Apache-2.0
/**
 * Who may take how much, in plain Java: {@link io.datagateway.http.limit.Clients} knows who is connected,
 * {@link io.datagateway.http.limit.SlidingWindow} counts what came in the last second, and
 * {@link io.datagateway.http.limit.ByteBudget} what is in memory.
 */
@NullMarked
package io.datagateway.http.limit;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Hostile clients (slow, idle, large, many) and defective certificate files, and their effect on well-behaved clients.
 */
@NullMarked
package io.datagateway.hostile;

import org.jspecify.annotations.NullMarked;

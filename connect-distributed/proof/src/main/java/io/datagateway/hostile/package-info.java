// SPDX-License-Identifier: Apache-2.0
/** Clients that mean harm, and whether the others notice: slow, idle, large and many ones, and broken certificate files. */
@NullMarked
package io.datagateway.hostile;

import org.jspecify.annotations.NullMarked;

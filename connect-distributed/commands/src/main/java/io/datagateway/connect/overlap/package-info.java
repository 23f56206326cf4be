// SPDX-License-Identifier: Apache-2.0
/** Connectors that would do the same twice: of one name in two Connect groups, or for the same raw topic. */
@NullMarked
package io.datagateway.connect.overlap;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The catalogs that the transforms of this worker judge by, for whoever tells operators of them. */
@NullMarked
package io.datagateway.quality.catalog;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The lock of a catalog: what was released and may not change, so that neither an edited file nor one that is gone gives
 * bytes another meaning.
 */
@NullMarked
package io.datagateway.contract.lock;

import org.jspecify.annotations.NullMarked;

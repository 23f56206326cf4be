// SPDX-License-Identifier: Apache-2.0
/** Compares words, so that a misspelt one can be told from one that is meant. Knows nothing of contracts. */
@NullMarked
package io.datagateway.contract.text;

import org.jspecify.annotations.NullMarked;

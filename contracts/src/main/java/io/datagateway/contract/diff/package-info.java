// SPDX-License-Identifier: Apache-2.0
/**
 * What changed between two versions of a contract, by kind, and which version the change needs at least. Knows no file
 * format: whoever reads files gives it a {@link io.datagateway.contract.diff.FiledContract} for each side.
 */
@NullMarked
package io.datagateway.contract.diff;

import org.jspecify.annotations.NullMarked;

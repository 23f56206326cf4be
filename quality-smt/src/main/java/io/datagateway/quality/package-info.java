// SPDX-License-Identifier: Apache-2.0
/**
 * Whether records keep their contract: the rules ({@code .rule}), the SMTs that apply them ({@code .smt}) and the
 * connector that reads the raw topics ({@code .validation}). What plugins for records share is in {@code .connect}.
 */
@NullMarked
package io.datagateway.quality;

import org.jspecify.annotations.NullMarked;

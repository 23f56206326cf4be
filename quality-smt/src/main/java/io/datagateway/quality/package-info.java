// SPDX-License-Identifier: Apache-2.0
/**
 * Validates records against their contract: the rules ({@code .rule}), the SMTs that apply them ({@code .smt}), the
 * connector that reads the raw topics ({@code .validation}), and the converter that gives delivered records to any
 * other connector ({@code .convert}). Code that several plugins use is in {@code .connect}.
 */
@NullMarked
package io.datagateway.quality;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Whether records keep their contract: the rules ({@code .rule}), the SMTs that apply them ({@code .smt}), the connector
 * that reads the raw topics ({@code .validation}), and the converter that hands what was delivered to any other connector
 * ({@code .convert}). What the plugins for records share is in {@code .connect}.
 */
@NullMarked
package io.datagateway.quality;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Code that several plugins use: Connect data as plain values, the setting of the contract catalog, the plugin's
 * version.
 */
@NullMarked
package io.datagateway.quality.connect;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The gate for new versions of contracts, as commands print it. Needs the classes of the plugin quality-smt, which are not
 * on the class path of other commands.
 */
@NullMarked
package io.datagateway.gate;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Bills of materials of the distribution, completed when it is built. */
@NullMarked
package io.datagateway.bill;

import org.jspecify.annotations.NullMarked;

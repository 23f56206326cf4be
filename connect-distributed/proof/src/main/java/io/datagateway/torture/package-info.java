// SPDX-License-Identifier: Apache-2.0
/** The torture of a cluster: clients, faults and the check whether the promises hold meanwhile. */
@NullMarked
package io.datagateway.torture;

import org.jspecify.annotations.NullMarked;

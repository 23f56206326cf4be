// SPDX-License-Identifier: Apache-2.0
/** Clients, faults and a verdict: whether what was promised holds while a cluster is being hurt. */
@NullMarked
package io.datagateway.torture;

import org.jspecify.annotations.NullMarked;

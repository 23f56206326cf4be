// SPDX-License-Identifier: Apache-2.0
/** What clients of the gateway share that send to a cluster while it is being hurt. */
@NullMarked
package io.datagateway.traffic;

import org.jspecify.annotations.NullMarked;

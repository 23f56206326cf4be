// SPDX-License-Identifier: Apache-2.0
/** A replicated Kafka and a group of Connect workers, as separate processes on one machine: to prove the promises on. */
@NullMarked
package io.datagateway.cluster;

import org.jspecify.annotations.NullMarked;

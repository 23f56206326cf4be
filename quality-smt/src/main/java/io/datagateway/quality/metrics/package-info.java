// SPDX-License-Identifier: Apache-2.0
/** Kafka's metrics registry as the plugins of this module use it. */
@NullMarked
package io.datagateway.quality.metrics;

import org.jspecify.annotations.NullMarked;

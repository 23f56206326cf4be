// SPDX-License-Identifier: Apache-2.0
/** The size of a record as Kafka counts it, and the largest that each target topic takes. */
@NullMarked
package io.datagateway.quality.limit;

import org.jspecify.annotations.NullMarked;

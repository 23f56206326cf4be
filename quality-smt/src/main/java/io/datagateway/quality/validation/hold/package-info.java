// SPDX-License-Identifier: Apache-2.0
/** Which raw partitions a task does not read for now, since when, why, and what has to be done about it. */
@NullMarked
package io.datagateway.quality.validation.hold;

import org.jspecify.annotations.NullMarked;

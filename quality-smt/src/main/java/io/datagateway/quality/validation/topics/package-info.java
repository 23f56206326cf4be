// SPDX-License-Identifier: Apache-2.0
/** Which raw topics there are, whether their records can be delivered, and which partitions are those of a task. */
@NullMarked
package io.datagateway.quality.validation.topics;

import org.jspecify.annotations.NullMarked;

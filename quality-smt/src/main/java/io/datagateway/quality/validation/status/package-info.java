// SPDX-License-Identifier: Apache-2.0
/**
 * The status of the validation, which tasks write to a compacted topic: one record for each raw partition. A task goes
 * on as if nothing had happened whatever becomes of its status.
 */
@NullMarked
package io.datagateway.quality.validation.status;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Finds records that are sent again: an index of the fingerprints of the newest records of each raw partition, limited
 * in time, in number and in memory, and filled again from the raw topic when a task starts.
 */
@NullMarked
package io.datagateway.quality.validation.dedup;

import org.jspecify.annotations.NullMarked;

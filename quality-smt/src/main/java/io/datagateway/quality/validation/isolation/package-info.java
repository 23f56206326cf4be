// SPDX-License-Identifier: Apache-2.0
/** Finds out, after a task has failed, which raw partition's records it could not write, and keeps that one apart. */
@NullMarked
package io.datagateway.quality.validation.isolation;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles expressions of the Common Expression Language to a {@link io.datagateway.quality.rule.check.Condition}. The
 * only package that knows the CEL engine.
 */
@NullMarked
package io.datagateway.quality.rule.cel;

import org.jspecify.annotations.NullMarked;

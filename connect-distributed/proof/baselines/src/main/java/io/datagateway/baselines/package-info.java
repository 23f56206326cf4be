// SPDX-License-Identifier: Apache-2.0
/** The baselines of {@code bin/bench}: the same frameworks, doing as little as possible. */
@NullMarked
package io.datagateway.baselines;

import org.jspecify.annotations.NullMarked;

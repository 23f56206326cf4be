// SPDX-License-Identifier: Apache-2.0
/**
 * Error answers: {@link io.datagateway.http.problem.ProblemCode} lists them, {@link io.datagateway.http.problem.Problem} writes one.
 */
@NullMarked
package io.datagateway.http.problem;

import org.jspecify.annotations.NullMarked;

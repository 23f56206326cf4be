// SPDX-License-Identifier: Apache-2.0
/** The bugs that are put into the workers, to see that the proofs find them. */
@NullMarked
package io.datagateway.bugs;

import org.jspecify.annotations.NullMarked;

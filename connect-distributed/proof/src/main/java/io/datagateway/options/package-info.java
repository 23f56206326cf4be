// SPDX-License-Identifier: Apache-2.0
/** The options that the commands of proof have in common, on picocli. */
@NullMarked
package io.datagateway.options;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The frame of every command of {@code bin}: parsing, help, exit codes. */
@NullMarked
package io.datagateway.cli;

import org.jspecify.annotations.NullMarked;

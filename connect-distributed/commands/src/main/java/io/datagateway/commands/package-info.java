// SPDX-License-Identifier: Apache-2.0
/** The command {@code bin/gateway}: a class for each subcommand, which reads its options and prints what came of it. */
@NullMarked
package io.datagateway.commands;

import org.jspecify.annotations.NullMarked;

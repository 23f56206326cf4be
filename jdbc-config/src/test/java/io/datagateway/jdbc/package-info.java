// SPDX-License-Identifier: Apache-2.0
/** The shipped connector configs, tried on the real connectors and a real database. */
@NullMarked
package io.datagateway.jdbc;

import org.jspecify.annotations.NullMarked;

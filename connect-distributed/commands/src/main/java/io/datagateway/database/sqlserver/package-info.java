// SPDX-License-Identifier: Apache-2.0
/** What in a SQL Server will not come through. Never run on one: it does not run where this is built. */
@NullMarked
package io.datagateway.database.sqlserver;

import org.jspecify.annotations.NullMarked;

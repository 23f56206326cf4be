// SPDX-License-Identifier: Apache-2.0
/** What in a PostgreSQL will not come through. */
@NullMarked
package io.datagateway.database.postgres;

import org.jspecify.annotations.NullMarked;

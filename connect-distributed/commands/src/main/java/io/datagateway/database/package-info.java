// SPDX-License-Identifier: Apache-2.0
/** What in a database will not come through a connector: reads its config, connects, and asks. */
@NullMarked
package io.datagateway.database;

import org.jspecify.annotations.NullMarked;

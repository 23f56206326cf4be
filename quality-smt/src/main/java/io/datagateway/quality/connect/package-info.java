// SPDX-License-Identifier: Apache-2.0
/** What the plugins for records share: Connect data as plain values, the topic of a contract, the catalog's setting. */
@NullMarked
package io.datagateway.quality.connect;

import org.jspecify.annotations.NullMarked;

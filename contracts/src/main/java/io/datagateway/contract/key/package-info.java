// SPDX-License-Identifier: Apache-2.0
/** The key that a record has in Kafka, as its contract's primary key says: the one place that knows its text. */
@NullMarked
package io.datagateway.contract.key;

import org.jspecify.annotations.NullMarked;

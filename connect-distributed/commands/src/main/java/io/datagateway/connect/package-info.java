// SPDX-License-Identifier: Apache-2.0
/** Kafka Connect as its operators meet it: its REST API. */
@NullMarked
package io.datagateway.connect;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Kafka Connect as its operators meet it: its REST API, changes of connectors, restarts of what has failed. */
@NullMarked
package io.datagateway.connect;

import org.jspecify.annotations.NullMarked;

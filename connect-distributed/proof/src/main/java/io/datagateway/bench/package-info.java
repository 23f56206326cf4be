// SPDX-License-Identifier: Apache-2.0
/** The benchmark: gateway and validation against what Kafka, Connect and Jetty can do on the same machine. */
@NullMarked
package io.datagateway.bench;

import org.jspecify.annotations.NullMarked;

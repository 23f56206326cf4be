// SPDX-License-Identifier: Apache-2.0
/** Measures how close the gateway and the validation come to what Kafka, Connect and Jetty can do on the same machine. */
@NullMarked
package io.datagateway.bench;

import org.jspecify.annotations.NullMarked;

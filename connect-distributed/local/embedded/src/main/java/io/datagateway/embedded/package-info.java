// SPDX-License-Identifier: Apache-2.0
/** Kafka and Connect in the process of a test. */
@NullMarked
package io.datagateway.embedded;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks of the code that every record runs through, next to Avro's own library on the same bytes. */
@NullMarked
package io.datagateway.microbench;

import org.jspecify.annotations.NullMarked;

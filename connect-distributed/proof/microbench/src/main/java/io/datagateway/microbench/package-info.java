// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks of the parts that every record goes through, next to what Avro's own library takes for the same bytes. */
@NullMarked
package io.datagateway.microbench;

import org.jspecify.annotations.NullMarked;

/**
 * Single message transforms for any connector: {@link io.datagateway.quality.smt.ValidateContract} validates a record
 * by its contract, {@link io.datagateway.quality.smt.RouteByVerdict} sends it to {@code <topic>.prod} or
 * {@code <topic>.dlq}.
 */
@NullMarked
package io.datagateway.quality.smt;

import org.jspecify.annotations.NullMarked;

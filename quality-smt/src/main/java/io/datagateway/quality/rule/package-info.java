/**
 * Evaluates records: the rules of a contract, compiled once to conditions over the slots of an
 * {@link io.datagateway.contract.avro.AvroCursor}. Knows no Kafka.
 */
@NullMarked
package io.datagateway.quality.rule;

import org.jspecify.annotations.NullMarked;

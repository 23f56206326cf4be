/**
 * Records for Kafka: {@link io.datagateway.http.record.GatewayRecord} is one datum as Connect takes it, and tells its batch
 * the result; {@link io.datagateway.http.record.RawTopicWatch} knows the topics and their limits.
 */
@NullMarked
package io.datagateway.http.record;

import org.jspecify.annotations.NullMarked;

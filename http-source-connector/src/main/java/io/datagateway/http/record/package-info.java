/**
 * From batches to Kafka: {@link io.datagateway.http.record.GatewayRecord} is one datum as Connect takes it and knows the
 * batch it settles; {@link io.datagateway.http.record.RawTopicWatch} knows what Kafka would refuse.
 */
@NullMarked
package io.datagateway.http.record;

import org.jspecify.annotations.NullMarked;

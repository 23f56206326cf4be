/**
 * Records over HTTPS into Kafka, as a Kafka Connect source. Connect knows these three:
 * {@link io.datagateway.http.HttpSourceConnector}, {@link io.datagateway.http.HttpSourceTask} and the keys in
 * {@link io.datagateway.http.HttpSourceConfig}.
 *
 * <p>A request goes through {@link io.datagateway.http.server} into {@link io.datagateway.http.intake}, where a task
 * takes it and hands it to Connect as {@link io.datagateway.http.record}; its outcome comes back the same way, once.
 */
@NullMarked
package io.datagateway.http;

import org.jspecify.annotations.NullMarked;

/**
 * Records over HTTPS into Kafka, as a Kafka Connect source. Connect knows these three:
 * {@link io.datagateway.http.HttpSourceConnector}, {@link io.datagateway.http.HttpSourceTask} and the keys in
 * {@link io.datagateway.http.HttpSourceConfig}.
 *
 * <p>A request comes in at {@link io.datagateway.http.server}, over a {@link io.datagateway.http.connection}, to the
 * {@link io.datagateway.http.api}. That checks it and puts a batch into {@link io.datagateway.http.intake}, where a task
 * takes it and hands it to Connect as {@link io.datagateway.http.record}. Its outcome comes back the same way, once.
 * {@link io.datagateway.http.problem}, {@link io.datagateway.http.tls} and {@link io.datagateway.http.limit} serve them.
 */
@NullMarked
package io.datagateway.http;

import org.jspecify.annotations.NullMarked;

/**
 * Batches between HTTP and Connect, in plain Java: {@link io.datagateway.http.intake.ContractBatchDecoder} splits the
 * body, {@link io.datagateway.http.intake.TaskRouter} finds a task that is alive, and the
 * {@link io.datagateway.http.intake.Batch} itself knows its stage and its outcome.
 */
@NullMarked
package io.datagateway.http.intake;

import org.jspecify.annotations.NullMarked;

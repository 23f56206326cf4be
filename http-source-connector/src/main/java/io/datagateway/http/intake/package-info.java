/**
 * What happens to a batch between HTTP and Connect, in plain Java: {@link io.datagateway.http.intake.BatchReader} takes
 * the body apart, {@link io.datagateway.http.intake.Intakes} finds a task that is alive, and the
 * {@link io.datagateway.http.intake.Batch} itself knows how far it has come and what became of it.
 */
@NullMarked
package io.datagateway.http.intake;

import org.jspecify.annotations.NullMarked;

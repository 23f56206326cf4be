// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.http.intake.TaskRouter;
import io.datagateway.http.limit.ByteBudget;

/** The parts of a listener that outlive its settings and contracts. */
record ListenerParts(KafkaClients kafka, ByteBudget memory, TaskRouter router) {}

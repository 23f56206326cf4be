// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of a connector and its tasks, as Connect reports it.
 *
 * @param tasks by their id
 */
public record ConnectorStatus(String name, Part connector, SortedMap<Integer, Part> tasks) {

    /**
     * The connector itself or one task of it.
     *
     * @param state {@code RUNNING}, {@code FAILED}, {@code PAUSED}, {@code STOPPED}, {@code UNASSIGNED} or
     *     {@code RESTARTING}
     * @param worker where it is, as host:port
     * @param failure the {@link Failure} it ended with; empty if there is none
     */
    public record Part(String state, String worker, String failure) {

        static Part of(JsonNode json) {
            return new Part(
                    json.path("state").asText(),
                    json.path("worker_id").asText(),
                    Failure.of(json.path("trace").asText()));
        }

        public boolean failed() {
            return state.equals("FAILED");
        }

        public boolean running() {
            return state.equals("RUNNING");
        }
    }

    static ConnectorStatus of(JsonNode json) {
        var tasks = new TreeMap<Integer, Part>();
        json.path("tasks").forEach(task -> tasks.put(task.path("id").asInt(), Part.of(task)));
        return new ConnectorStatus(json.path("name").asText(), Part.of(json.path("connector")), tasks);
    }

    /** The connector itself, and then its tasks. */
    Map<PartId, Part> parts() {
        var parts = new LinkedHashMap<PartId, Part>();
        parts.put(new PartId(name, PartId.CONNECTOR), connector);
        tasks.forEach((id, task) -> parts.put(new PartId(name, id), task));
        return parts;
    }

    /** True if the connector or a task of it has failed. */
    public boolean failed() {
        return parts().values().stream().anyMatch(Part::failed);
    }

    /** True if the connector and all its tasks, at least one, run. */
    public boolean running() {
        return connector.running() && tasksRun();
    }

    /** True if all tasks, at least one, run, whatever is told of the connector itself. */
    boolean tasksRun() {
        return !tasks.isEmpty() && tasks.values().stream().allMatch(Part::running);
    }

    /** True if someone has halted the connector. Of one that fails before it is halted, Connect still says FAILED. */
    public boolean halted() {
        return connector.state().equals("PAUSED") || connector.state().equals("STOPPED");
    }
}

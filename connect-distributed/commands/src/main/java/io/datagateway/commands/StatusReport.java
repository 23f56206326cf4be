// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.ConnectorStatus;
import io.datagateway.connect.TopicsHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code connectors status} as it is printed.
 *
 * @param sound true if everything that was told is as it should be
 * @param health null if nobody was asked for it, or none has told
 */
record StatusReport(
        boolean sound, List<Group> groups, @Nullable TopicsHealth health) {

    static StatusReport of(List<Group> groups, @Nullable TopicsHealth health) {
        boolean run =
                groups.stream().flatMap(group -> group.connectors().stream()).allMatch(Connector::runs);
        return new StatusReport(run && (health == null || health.sound()), groups, health);
    }

    /** @param group URLs of its workers */
    record Group(String group, List<Connector> connectors) {

        static Group of(ConnectGroup group, List<ConnectorStatus> all) {
            return new Group(group.toString(), all.stream().map(Connector::of).toList());
        }
    }

    record Connector(String connector, String state, String worker, String failure, List<Task> tasks) {

        static Connector of(ConnectorStatus status) {
            var tasks = new ArrayList<Task>();
            status.tasks().forEach((id, task) -> tasks.add(new Task(id, task.state(), task.worker(), task.failure())));
            ConnectorStatus.Part itself = status.connector();
            return new Connector(status.name(), itself.state(), itself.worker(), itself.failure(), tasks);
        }

        Stream<String> lines() {
            Stream<String> tasks = this.tasks.isEmpty()
                    ? Stream.of("  no task")
                    : this.tasks.stream().map(task -> "  " + task.line());
            return Stream.concat(Stream.of(connector + ": " + text(state, worker, failure)), tasks);
        }

        boolean runs() {
            return state.equals("RUNNING")
                    && !tasks.isEmpty()
                    && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
        }
    }

    record Task(int task, String state, String worker, String failure) {

        String line() {
            return "task " + task + ": " + text(state, worker, failure);
        }
    }

    private static String text(String state, String worker, String failure) {
        return state + (worker.isEmpty() ? "" : " on " + worker) + (failure.isEmpty() ? "" : " after " + failure);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (Group group : groups) {
            if (groups.size() > 1) {
                lines.add("group " + group.group());
            }
            group.connectors().stream().flatMap(Connector::lines).forEach(lines::add);
        }
        if (health != null) {
            lines.addAll(TopicLines.of(health));
        }
        return lines;
    }
}

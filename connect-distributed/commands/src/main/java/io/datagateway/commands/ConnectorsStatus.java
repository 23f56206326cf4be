// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorStatus;
import io.datagateway.connect.ManagementAddress;
import io.datagateway.connect.RestAccess;
import io.datagateway.connect.TopicsHealth;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = {
            "Prints the state of every connector and task and, with --health, the topics that somebody must look after:"
                    + " those that the validation holds or the gateway takes no records for, since when, why and what"
                    + " to do; those that nobody validates.",
            "Repeat --url for further Connect groups."
        },
        footer = {
            "  gateway connectors status --url http://connect1:8083 --health http://connect1:8090",
            "  gateway connectors status --url http://ingest1:8083,http://ingest2:8083 \\",
            "      --url http://processing1:8083 --health http://ingest1:8090,http://ingest2:8090",
            "",
            "JSON: {sound, groups: [{group, connectors: [{connector, state, worker, failure,",
            "tasks: [{task, state, worker, failure}]}]}], health: null or {state, reason,",
            "topics: [{topic, validated, lag, detail, notReady: null or {since, detail, partitions},",
            "held: [{partition, reason, since, detail}]}]}};",
            "failure: the classes of the exceptions."
        },
        exitCodeList = {
            "0:Every connector and task runs; with --health: no topic is held, every topic is validated.",
            "1:Something does not run, is held, or is not validated.",
            "2:Wrong arguments.",
            "3:No worker of a group, or no management address, has told."
        })
final class ConnectorsStatus implements Callable<Integer> {

    private static final int NOT_SOUND = 1;
    private static final int NO_ANSWER = 3;

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Option(
            names = "--health",
            paramLabel = "URL",
            converter = ManagementUrls.class,
            description = "The gateway's management address on a worker, or with commas between them on several: each"
                    + " tells of all topics, and the first that answers is asked.")
    private @Nullable ConnectGroup management;

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException {
        RestAccess access = connect.access(LIMIT);
        var groups = new ArrayList<StatusReport.Group>();
        for (ConnectGroup group : connect.groups()) {
            List<ConnectorStatus> all = answer(
                    () -> List.copyOf(new ConnectRest(group, access).statuses().values()));
            if (all != null) {
                groups.add(StatusReport.Group.of(group, all));
            }
        }
        TopicsHealth health =
                management == null ? null : answer(new ManagementAddress(management, access.timeout())::topics);
        var report = StatusReport.of(groups, health);
        report.lines().forEach(output::text);
        output.json(report);
        boolean answered = groups.size() == connect.groups().size() && (management == null || health != null);
        return !answered ? NO_ANSWER : report.sound() ? 0 : NOT_SOUND;
    }

    private interface Question<A> {
        A ask() throws IOException;
    }

    /** One that does not answer does not keep the others from being asked. */
    private <A> @Nullable A answer(Question<A> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            output.error("not told: " + e.getMessage());
            return null;
        }
    }
}

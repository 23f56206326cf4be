// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.GroupWatch;
import io.datagateway.connect.RestAccess;
import io.datagateway.connect.WatchEvent;
import io.datagateway.connect.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "watch",
        description = {
            "Restarts the connectors and tasks that are FAILED, which Kafka Connect does not, until it is ended.",
            "Each task by itself: one that fails again is tried again six times after 5 s, then after 10 s, 20 s and so"
                    + " on up to 5 min, then every 5 min, for ever. Once it has run for 1 min, and for twice that time,"
                    + " it is restarted at once again. What is PAUSED or STOPPED is left alone.",
            "A connector that is UNASSIGNED for 1 min while all its tasks run is restarted without them, so that its"
                    + " state is told rightly again.",
            "Repeat --url to watch further Connect groups."
        },
        footer = {
            "  gateway connectors watch --url http://connect1:8083,http://connect2:8083",
            "  gateway connectors watch --url http://ingest1:8083 --url http://processing1:8083 --once",
            "",
            "JSON, a line for each event: {time, group, event, connector or worker, detail, nextTry};",
            "event: restarted, not-restarted, silent, answers-again."
        },
        exitCodeList = {
            "0:With --once: there was nothing to restart.",
            "1:With --once: something was restarted.",
            "2:Wrong arguments.",
            "3:With --once: no worker of a group answered, or a restart was refused."
        })
final class ConnectorsWatch implements Callable<Integer> {

    /** After so long a worker is taken for frozen, and the next one is asked. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "5",
            converter = Seconds.class,
            description = "Time between two looks at a group: 1 to 3600; default: ${DEFAULT-VALUE}.")
    private Duration interval = Duration.ofSeconds(5);

    @Option(names = "--once", description = "Look once, for cron.")
    private boolean once;

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RestAccess access = connect.access(LIMIT);
        var watch = new GroupWatch(connect.groups().stream()
                .map(group -> Watcher.of(group, access, event -> print(group, event)))
                .toList());
        if (!once) {
            watch.forever(interval);
        }
        return switch (watch.once()) {
            case NOTHING_TO_DO -> 0;
            case RESTARTED -> 1;
            case NOT_DONE -> 3;
        };
    }

    private synchronized void print(ConnectGroup group, WatchEvent event) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String which = connect.groups().size() == 1 ? "" : group.name() + " ";
        output.text(now + " " + which + event.text());
        output.json(fields(now, group, event));
    }

    private static Map<String, String> fields(Instant time, ConnectGroup group, WatchEvent event) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("time", time.toString());
        fields.put("group", group.toString());
        fields.put("event", OutputOption.word(event.kind()));
        fields.put(event.nextTry() == null ? "worker" : "connector", event.subject());
        fields.put("detail", event.detail());
        if (event.nextTry() != null) {
            fields.put("nextTry", event.nextTry().toString());
        }
        return fields;
    }
}

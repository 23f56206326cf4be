// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorChange;
import io.datagateway.connect.ConnectorChange.Outcome;
import io.datagateway.connect.ConnectorChanger;
import io.datagateway.connect.ConnectorFile;
import io.datagateway.connect.NoAnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description = {
            "Creates connectors, or changes their configs to those in the files, as far as they differ.",
            "A file holds the bare config map in JSON and is called like its connector."
        },
        footer = {
            "  gateway connectors apply config/connectors --url http://connect1:8083,http://connect2:8083",
            "  gateway connectors apply orders.json --url https://connect1:8083 --cacert ca.pem --user ci",
            "",
            "JSON: {group, connectors: [{connector, file, outcome, detail}]};",
            "outcome: created, changed, unchanged, refused."
        },
        exitCodeList = {
            "0:Every connector has its config.",
            "1:Connect refused one or more; the others have theirs.",
            "2:Wrong arguments, or a file that is not a config map; nothing was changed.",
            "3:No worker answered; a connector that is not printed was not changed, or it is not known."
        })
final class ConnectorsApply implements Callable<Integer> {

    private static final int REFUSED = 1;
    private static final int NO_ANSWER = 3;

    /** Connect itself gives up a request after 90 s. */
    private static final Duration LIMIT = Duration.ofSeconds(100);

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|FILE",
            description = "JSON files; of a folder, its *.json in the order of their names.")
    private List<Path> paths = List.of();

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    record Line(String connector, String file, String outcome, String detail) {}

    record Document(String group, List<Line> connectors) {}

    @Override
    public Integer call() throws IOException {
        var changer = new ConnectorChanger(new ConnectRest(connect.group(), connect.access(LIMIT)));
        List<ConnectorFile> files = ConnectorFile.readAll(paths);
        var lines = new ArrayList<Line>();
        int exit = 0;
        try {
            for (ConnectorFile file : files) {
                ConnectorChange change = changer.apply(file.name(), file.config());
                String outcome = OutputOption.word(change.outcome());
                lines.add(new Line(file.name(), file.file().toString(), outcome, change.detail()));
                print(file, change);
                exit = change.outcome() == Outcome.REFUSED ? REFUSED : exit;
            }
        } catch (NoAnswerException e) {
            output.error("no worker answered: " + e.getMessage());
            exit = NO_ANSWER;
        }
        output.json(new Document(connect.group().toString(), lines));
        return exit;
    }

    private void print(ConnectorFile file, ConnectorChange change) {
        if (change.outcome() == Outcome.REFUSED) {
            output.error(file.name() + " refused: " + change.detail());
        } else {
            output.text(file.name() + ": " + OutputOption.word(change.outcome()));
        }
    }
}

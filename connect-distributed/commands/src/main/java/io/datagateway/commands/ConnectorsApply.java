// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.cli.Secrets;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorChange;
import io.datagateway.connect.ConnectorChange.Outcome;
import io.datagateway.connect.ConnectorChanger;
import io.datagateway.connect.ConnectorFile;
import io.datagateway.connect.NoAnswerException;
import io.datagateway.connect.RequestRefusedException;
import io.datagateway.connect.RestAccess;
import io.datagateway.connect.WorkerStart;
import io.datagateway.connect.overlap.DeployedConnectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "apply",
        description = {
            "Creates connectors, or changes their configs to those in the files, as far as they differ.",
            "A file holds the bare config map in JSON and is called like its connector.",
            "A worker that is still starting is waited for.",
            "The group of the first --url gets them. Name all your groups, each with a --url: a connector is refused if"
                    + " another group has one of its name, and one of the validation if it would copy a raw topic that"
                    + " another copies already, which would then be in prod twice."
        },
        footer = {
            "  gateway connectors apply config/connectors --url http://connect1:8083,http://connect2:8083",
            "  gateway connectors apply validation.json --url http://processing1:8083 --url http://ingest1:8083",
            "  gateway connectors apply orders.json --url https://connect1:8083 --cacert ca.pem --user ci",
            "",
            "JSON: {group, connectors: [{connector, file, outcome, detail}]};",
            "outcome: created, changed, unchanged, refused."
        },
        exitCodeList = {
            "0:Every connector has its config.",
            "1:One or more were refused, by Connect or as they would do twice what another does; the others have"
                    + " theirs.",
            "2:Wrong arguments, or a file that is not a config map; nothing was changed.",
            "3:No worker of a group answered; a connector that is not printed was not changed, or it is not known."
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

    @Option(
            names = "--contracts",
            paramLabel = "FOLDER",
            description = "Your contracts, as far as they are not where the configs say: their raw topics must not be"
                    + " copied twice either.")
    private List<Path> contracts = List.of();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            defaultValue = "60",
            description = "How long to wait for a worker of each group that is still starting: 1 to 3600; default:"
                    + " ${DEFAULT-VALUE}.")
    private Duration wait = Duration.ofMinutes(1);

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    record Line(String connector, String file, String outcome, String detail) {}

    record Document(String group, List<Line> connectors) {}

    @Override
    public Integer call() throws IOException {
        RestAccess access = connect.access(LIMIT);
        List<ConnectRest> groups = connect.groups().stream()
                .map(group -> new ConnectRest(group, access))
                .toList();
        List<ConnectorFile> files = ConnectorFile.readAll(paths);
        var lines = new ArrayList<Line>();
        int exit;
        try {
            var start = new WorkerStart(wait, output::error);
            for (ConnectRest group : groups) {
                start.await(group);
            }
            exit = apply(files, groups, lines) ? 0 : REFUSED;
        } catch (NoAnswerException e) {
            output.error("no worker answered: " + e.getMessage());
            exit = NO_ANSWER;
        } catch (RequestRefusedException e) {
            output.error("not compared with other connectors, and not changed: " + e.getMessage());
            exit = REFUSED;
        }
        output.json(new Document(groups.get(0).url(), lines));
        return exit;
    }

    /** Returns true if every connector has its config. */
    private boolean apply(List<ConnectorFile> files, List<ConnectRest> groups, List<Line> lines) throws IOException {
        Optional<DeployedConnectors> deployed = deployed(files, groups);
        boolean all = true;
        for (ConnectorFile file : files) {
            ConnectorChange change = withoutSecrets(apply(file, groups.get(0), deployed), file);
            String outcome = OutputOption.word(change.outcome());
            lines.add(new Line(file.name(), file.file().toString(), outcome, change.detail()));
            print(file, change);
            all &= change.outcome() != Outcome.REFUSED;
        }
        return all;
    }

    /** Connect quotes values that it refuses. */
    private static ConnectorChange withoutSecrets(ConnectorChange change, ConnectorFile file) {
        return new ConnectorChange(change.outcome(), Secrets.of(file.config()).masked(change.detail()));
    }

    private Optional<DeployedConnectors> deployed(List<ConnectorFile> files, List<ConnectRest> groups)
            throws IOException {
        if (groups.size() == 1 && files.stream().noneMatch(DeployedConnectors::mayCopyTwice)) {
            return Optional.empty(); // there is nothing to compare
        }
        Map<String, String> variables = Gateway.environment(spec).variables();
        return Optional.of(DeployedConnectors.of(groups, variables, contracts));
    }

    private static ConnectorChange apply(ConnectorFile file, ConnectRest group, Optional<DeployedConnectors> deployed)
            throws IOException {
        if (deployed.isPresent()) {
            Optional<String> objection = deployed.get().objection(file);
            if (objection.isPresent()) {
                return ConnectorChange.refused(objection.get());
            }
        }
        ConnectorChange change = new ConnectorChanger(group).apply(file.name(), file.config());
        if (change.outcome() != Outcome.REFUSED) {
            deployed.ifPresent(all -> all.put(file));
        }
        return change;
    }

    private void print(ConnectorFile file, ConnectorChange change) {
        if (change.outcome() == Outcome.REFUSED) {
            output.error(file.name() + " refused: " + change.detail());
        } else {
            output.text(file.name() + ": " + OutputOption.word(change.outcome()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.ConnectorFile;
import io.datagateway.database.DatabaseInspection;
import io.datagateway.database.DatabaseInspection.Result;
import io.datagateway.database.model.Effect;
import io.datagateway.database.model.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Connects to the database of a connector, as the connector will, and says what in it will not come"
                    + " through: before the connector is deployed, and after a change of the tables.",
            "It changes nothing. It reads each table once, so let it ask a replica, or give it --timeout, where they"
                    + " are large. The variables and files that the config names must be on this machine.",
            "For Debezium's PostgreSQL and SQL Server connectors, and for the JDBC source and sink with PostgreSQL. The"
                    + " questions to SQL Server have not been tried on a real one."
        },
        footer = {
            "  gateway database check --config jdbc-config/orders-postgres-cdc.json",
            "  gateway database check --config orders.json --plugins /opt/connect/plugins --timeout 600",
            "",
            "JSON: {connector, databases: [{database, verified, findings: [{object, effect, problem, remedy}]}]};",
            "effect: stops, lost, changed, dead-letters, not-checked, risk."
        },
        exitCodeList = {
            "0:Everything will come through; there may be risks.",
            "1:Something will not, or could not be looked at.",
            "2:Wrong arguments, or a file, a variable or a driver is missing.",
            "3:The database cannot be reached, or does not let the connector in."
        })
final class DatabaseCheck implements Callable<Integer> {

    private static final int FOUND = 1;
    private static final int UNREACHABLE = 3;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The connector's config in JSON.")
    @SuppressWarnings("NullAway.Init")
    private Path config;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "The plugin directory, whose JDBC driver is used; default: that of this distribution.")
    private @Nullable Path plugins;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            defaultValue = "60",
            description = "A question that takes longer is given up: 1 to 3600; default: ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofMinutes(1);

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    record Line(String object, String effect, String problem, String remedy) {

        static Line of(Finding finding) {
            return new Line(finding.object(), OutputOption.word(finding.effect()), finding.problem(), finding.remedy());
        }
    }

    record Database(String database, boolean verified, List<Line> findings) {}

    record Document(String connector, List<Database> databases) {}

    @Override
    public Integer call() throws IOException {
        ConnectorFile file = ConnectorFile.readAll(List.of(config)).get(0);
        CommandEnvironment environment = Gateway.environment(spec);
        var inspection = new DatabaseInspection(
                environment.variables(), plugins == null ? environment.plugins() : plugins, timeout);
        try {
            return print(file.name(), inspection.inspect(file.config()));
        } catch (SQLException e) {
            output.error("cannot connect: " + e.getMessage());
            return UNREACHABLE;
        }
    }

    private int print(String connector, List<Result> results) {
        var databases = new ArrayList<Database>();
        boolean sound = true;
        for (Result result : results) {
            List<Line> lines = result.findings().stream().map(Line::of).toList();
            databases.add(new Database(result.database(), result.verified(), lines));
            output.text(result.database() + (result.verified() ? "" : " (these questions have not been tried)") + ": "
                    + (lines.isEmpty() ? "everything comes through" : lines.size() + " findings"));
            for (Line line : lines) {
                output.text(line.effect() + " " + line.object() + ": " + line.problem());
                output.text("    " + line.remedy());
            }
            sound &= result.findings().stream().allMatch(finding -> finding.effect() == Effect.RISK);
        }
        output.json(new Document(connector, databases));
        return sound ? 0 : FOUND;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.gate.GateReport;
import io.datagateway.gate.GitFolder;
import io.datagateway.gate.Sarif;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run of the gate. Apart from its commands, because only it needs the plugin quality-smt, which is not on the class path
 * of the other commands.
 */
final class GateRun {

    private static final int WRONG = 1;
    private static final int REFUSED = 2;

    private GateRun() {}

    static int ofDocuments(Path before, Path after, SarifOption sarif, OutputOption output) throws IOException {
        return print(GateReport.ofDocuments(before, after), sarif, output);
    }

    /** @param against a folder, or a revision of the git repository of {@code folder} */
    static int ofFolders(String against, Path folder, SarifOption sarif, OutputOption output) throws IOException {
        if (against.startsWith("http://") || against.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "a running gateway does not give its contracts yet: give --against a folder or a git revision");
        }
        if (Files.isDirectory(Path.of(against))) {
            return print(GateReport.ofFolders(Path.of(against), against, folder), sarif, output);
        }
        try (GitFolder then = GitFolder.read(folder, against)) {
            if (then.isEmpty()) {
                output.log(folder + " is not in " + against + ": every version is new");
                return print(GateReport.ofNewFolder(folder), sarif, output);
            }
            return print(GateReport.ofFolders(then.folder(), against + ":" + folder, folder), sarif, output);
        }
    }

    private static int print(GateReport report, SarifOption sarif, OutputOption output) throws IOException {
        report.notes().forEach(line -> output.log("not compared: " + line));
        report.lines().forEach(output::text);
        output.json(report);
        Path file = sarif.file();
        if (file != null) {
            Sarif.write(report, file);
        }
        if (!report.problems().isEmpty()) {
            return WRONG;
        }
        return report.allowed() ? 0 : REFUSED;
    }
}

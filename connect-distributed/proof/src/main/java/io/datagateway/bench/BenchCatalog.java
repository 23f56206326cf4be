// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contracts of a run: the shipped ones, and those that the scenarios need besides. */
record BenchCatalog(Path shipped, Path folder) {

    void write() throws IOException {
        try (var files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(shipped.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        for (RuleContract contract : RuleContract.values()) {
            contract.write(folder);
        }
        WideRecords.write(folder);
    }
}

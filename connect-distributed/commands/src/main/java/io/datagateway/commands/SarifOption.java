// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --sarif}. */
final class SarifOption {

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description = "Also write the changes there as SARIF 2.1.0, which code hosts show beside the lines.")
    private @Nullable Path file;

    @Nullable
    Path file() {
        return file;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.cli.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;

/** The script that completes {@code gateway} in bash, and in zsh with bashcompinit. The build writes it. */
public final class CompletionScript {

    private CompletionScript() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, AutoComplete.bash("gateway", CommandRunner.line(new Gateway())));
    }
}

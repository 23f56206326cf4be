// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every run that chooses at random and writes a result; a mixin. */
public final class RunOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of everything that is chosen; default: the time; it is printed.")
    private long seed = System.currentTimeMillis();

    @Option(names = "--json", paramLabel = "FILE", description = "File that the result is also written to, as JSON.")
    private @Nullable Path json;

    public long seed() {
        return seed;
    }

    public Optional<Path> json() {
        return Optional.ofNullable(json);
    }
}

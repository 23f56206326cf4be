// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bugs;

import io.datagateway.cluster.ClusterPaths;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --bug}, a mixin: the bug in the workers, which is to be found. */
public final class BugOption {

    @Option(
            names = "--bug",
            paramLabel = "NAME",
            description = "Bug of proof/bugs to inject into the workers; exit 0 only if it is found.")
    private @Nullable String bug;

    public Optional<String> name() {
        return Optional.ofNullable(bug);
    }

    /** Returns the bug with what provokes it; none if the option is not given. */
    public SeededBug load(ClusterPaths paths) throws IOException {
        return bug == null ? SeededBug.NONE : SeededBug.bug(paths, bug);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bugs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A bug that is injected into the workers, to see that the checker finds it; {@code proof/bugs/README.md} has the
 * files.
 *
 * @param workerOptions the agent that injects it, as options of the workers' virtual machines
 * @param changes settings of the connectors to change, by connector
 * @param signs lines that a worker prints once the bug, and what provokes it, were active
 */
public record SeededBug(List<String> workerOptions, Map<String, Map<String, String>> changes, List<String> signs) {

    /** No bug. */
    public static final SeededBug NONE = new SeededBug(List.of(), Map.of(), List.of());

    /** Returns the bug of that name, with what provokes it. */
    public static SeededBug bug(ClusterPaths paths, String name) throws IOException {
        return load(paths, name, List.of("bug", "provocation"), true);
    }

    /** Returns what provokes the bug of that name, without the bug. */
    public static SeededBug control(ClusterPaths paths, String name) throws IOException {
        return load(paths, name, List.of("provocation"), false);
    }

    private static SeededBug load(ClusterPaths paths, String name, List<String> scripts, boolean withChanges)
            throws IOException {
        Path folder = paths.home().resolve("proof/bugs").resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no bug " + name + " in " + folder.getParent());
        }
        var agent = new StringBuilder();
        var signs = new ArrayList<String>();
        for (String script : scripts) {
            Path file = folder.resolve(script + ".btm");
            if (Files.exists(file)) {
                agent.append(agent.isEmpty() ? "" : ",").append("script:").append(file);
                signs.add(script.toUpperCase(Locale.ROOT) + " " + name + " active");
            }
        }
        Path byteman = paths.home().resolve("proof/target/byteman/byteman.jar");
        List<String> options = agent.isEmpty() ? List.of() : List.of("-javaagent:" + byteman + "=" + agent);
        Path connectors = folder.resolve("connectors.json");
        return new SeededBug(options, withChanges && Files.exists(connectors) ? read(connectors) : Map.of(), signs);
    }

    private static Map<String, Map<String, String>> read(Path connectors) throws IOException {
        return new ObjectMapper().readValue(connectors.toFile(), new TypeReference<>() {});
    }

    /** Returns the signs that no worker has given. */
    public List<String> missingSigns(List<Node> workers, ClusterPaths paths) throws IOException {
        var missing = new ArrayList<>(signs);
        for (Node worker : workers) {
            try (var lines = Files.lines(paths.log(worker))) {
                // Other lines of the log may stand in the same one: both go to standard output.
                lines.forEach(line -> missing.removeIf(line::contains));
            }
        }
        return missing;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect.overlap;

import io.datagateway.connect.RequestRefusedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The raw topics that can be known without asking Kafka: those of contracts in folders on this machine, and those that
 * connectors have written to, or to whose targets they have.
 */
final class KnownRawTopics {

    static final String RAW = ".raw";

    private static final Pattern TARGET = Pattern.compile("\\.(prod|dlq)$");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]+)}");
    private static final String CONTRACTS = "contracts.path";
    private static final String CONTRACT = "*.odcs.yaml";

    private final Map<String, String> variables;
    private final List<Path> folders;

    /**
     * @param variables that the configs' placeholders may name: those of this machine, which may be a worker
     * @param folders of contracts, besides those that the configs name
     */
    KnownRawTopics(Map<String, String> variables, List<Path> folders) {
        this.variables = variables;
        this.folders = folders;
    }

    SortedSet<String> of(Collection<Deployed> connectors) throws IOException {
        var known = new TreeSet<String>();
        for (Deployed connector : connectors) {
            known.addAll(written(connector));
            for (var setting : connector.config().entrySet()) {
                if (setting.getKey().endsWith(CONTRACTS)) {
                    known.addAll(contracted(setting.getValue()));
                }
            }
        }
        for (Path folder : folders) {
            known.addAll(contracted(folder));
        }
        return known;
    }

    private static List<String> written(Deployed connector) throws IOException {
        try {
            return connector.group().topics(connector.name()).stream()
                    .map(topic -> TARGET.matcher(topic).replaceFirst(RAW))
                    .filter(topic -> topic.endsWith(RAW))
                    .toList();
        } catch (RequestRefusedException e) {
            return List.of(); // not created yet, or the workers do not track topics
        }
    }

    private List<String> contracted(String path) throws IOException {
        String resolved = VARIABLE.matcher(path)
                .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), match.group())));
        try {
            return contracted(Path.of(resolved));
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    /** Each topic has a folder that is called like it. */
    private static List<String> contracted(Path contracts) throws IOException {
        if (!Files.isDirectory(contracts)) {
            return List.of(); // it is on the workers
        }
        var topics = new ArrayList<String>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(contracts, Files::isDirectory)) {
            for (Path folder : folders) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, CONTRACT)) {
                    if (files.iterator().hasNext()) {
                        topics.add(folder.getFileName() + RAW);
                    }
                }
            }
        }
        return topics;
    }
}

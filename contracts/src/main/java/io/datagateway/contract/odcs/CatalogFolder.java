// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.TopicFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a catalog: a folder for each topic, in it {@code <topic>-<version>.odcs.yaml} and
 * {@code <topic>-<version>.avsc}. Names that begin with a dot are passed over.
 */
final class CatalogFolder {

    private static final String DOCUMENT = ".odcs.yaml";
    private static final String SCHEMA = ".avsc";
    /** Kafka's names, with room for a suffix such as {@code .prod}. */
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,243}");

    private final List<ContractFile> contracts = new ArrayList<>();
    private final List<ContractIssue> issues = new ArrayList<>();

    CatalogFolder(Path folder) {
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                topic(entry);
            } else if (looksLikeContract(entry)) {
                issue(entry, "is not in the folder of its topic: move it there");
            }
        }
        if (contracts.isEmpty() && issues.isEmpty()) {
            issue(folder, "has no contract in it: correct the path, or add <topic>/<topic>-<version>" + DOCUMENT);
        }
    }

    /** The contracts, by topic, then by file name. */
    List<ContractFile> contracts() {
        return contracts;
    }

    List<ContractIssue> issues() {
        return issues;
    }

    private void topic(Path folder) {
        String topic = name(folder);
        if (!TOPIC.matcher(topic).matches() || !TopicFamily.isBase(topic)) {
            issue(
                    folder,
                    "is not a base topic: use up to 244 of a-z, A-Z, 0-9, '.', '_', '-', without .raw, .prod, .dlq");
            return;
        }
        for (Path entry : entries(folder)) {
            String name = name(entry);
            if (Files.isDirectory(entry)) {
                issue(entry, "is a folder in the folder of a topic: move it up");
            } else if (name.endsWith(DOCUMENT)) {
                document(topic, entry, name.substring(0, name.length() - DOCUMENT.length()));
            } else if (name.endsWith(SCHEMA)) {
                schema(entry, name.substring(0, name.length() - SCHEMA.length()));
            } else if (looksLikeContract(entry)) {
                issue(entry, "is not called " + topic + "-<version>" + DOCUMENT + ": rename it");
            }
        }
    }

    private void document(String topic, Path document, String name) {
        Optional<ContractVersion> version = name.startsWith(topic + "-")
                ? ContractVersion.parse(name.substring(topic.length() + 1))
                : Optional.empty();
        if (version.isPresent()) {
            contracts.add(new ContractFile(
                    new ContractId(topic, version.get()), document, document.resolveSibling(name + SCHEMA)));
        } else {
            issue(document, "is not called " + topic + "-<major>.<minor>.<patch>" + DOCUMENT + ": rename it");
        }
    }

    private void schema(Path schema, String name) {
        if (!Files.exists(schema.resolveSibling(name + DOCUMENT))) {
            issue(schema, "has no " + name + DOCUMENT + " beside it: add that, or remove this");
        }
    }

    private List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            issue(folder, "cannot be listed: " + e + ": make it a folder that can be read");
            return List.of();
        }
    }

    private void issue(Path file, String message) {
        issues.add(new ContractIssue(file, 1, "", message));
    }

    private static boolean looksLikeContract(Path file) {
        String name = name(file);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(SCHEMA);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}

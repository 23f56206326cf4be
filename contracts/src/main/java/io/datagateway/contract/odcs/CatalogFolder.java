// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.TopicFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a catalog: a folder for each topic, in it {@code <topic>-<version>.odcs.yaml} and
 * {@code <topic>-<version>.avsc}. Names that begin with a dot are passed over.
 */
final class CatalogFolder {

    static final String DOCUMENT = ".odcs.yaml";
    static final String SCHEMA = ".avsc";
    /** Kafka's names, with room for a suffix such as {@code .prod}. */
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,243}");

    private static final Pattern VERSION_AND_ENDING = Pattern.compile("(-[0-9.]*[0-9])?(\\.odcs)?\\.(yaml|yml|avsc)$");

    private final Path folder;
    private final List<ContractFile> contracts = new ArrayList<>();
    private final CatalogIssues issues = new CatalogIssues();

    CatalogFolder(Path folder) {
        this.folder = folder;
        try {
            for (Path entry : entries(folder)) {
                if (Files.isDirectory(entry)) {
                    topic(entry);
                } else if (looksLikeContract(entry)) {
                    issue(topicOf(entry), entry, "is not in the folder of its topic: move it there");
                }
            }
        } catch (IOException e) {
            issues.add(new ContractIssue(folder, 1, "", unlisted(e)));
        }
        collisions();
        if (contracts.isEmpty() && issues.all().isEmpty()) {
            String message = "has no contract in it: correct the path, or add <topic>/<topic>-<version>" + DOCUMENT;
            issues.add(new ContractIssue(folder, 1, "", message));
        }
    }

    /** Kafka makes no topic whose name differs from another's in dots and underscores only. */
    private void collisions() {
        Map<String, String> topicByName = new HashMap<>();
        for (ContractFile file : contracts) {
            var family = new TopicFamily(file.id().topic());
            for (String name : List.of(family.base(), family.raw(), family.prod(), family.dlq())) {
                String other = topicByName.putIfAbsent(name.replace('.', '_'), family.base());
                if (other != null && !other.equals(family.base())) {
                    String message = "collides in Kafka with the topics of " + other
                            + ", as '.' and '_' are the same there in names of topics: rename one of them";
                    issues.addOnce(new ContractIssue(file.document().resolveSibling(""), 1, "", message));
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** The contracts, by topic, then by file name. */
    List<ContractFile> contracts() {
        return contracts;
    }

    /** The issues of names and folders, to which those of the files' content can be added. */
    CatalogIssues issues() {
        return issues;
    }

    private void topic(Path folder) {
        String topic = name(folder);
        if (!TOPIC.matcher(topic).matches() || !TopicFamily.isBase(topic)) {
            issue(
                    topic,
                    folder,
                    "is not a base topic: use up to 244 of a-z, A-Z, 0-9, '.', '_', '-', without .raw, .prod, .dlq");
            return;
        }
        try {
            entries(folder).forEach(entry -> file(topic, entry));
        } catch (IOException e) {
            issue(topic, folder, unlisted(e));
        }
    }

    private void file(String topic, Path entry) {
        String name = name(entry);
        if (Files.isDirectory(entry)) {
            issue(topic, entry, "is a folder in the folder of a topic: move it up");
        } else if (name.endsWith(DOCUMENT)) {
            document(topic, entry, name.substring(0, name.length() - DOCUMENT.length()));
        } else if (name.endsWith(SCHEMA)) {
            schema(topic, entry, name.substring(0, name.length() - SCHEMA.length()));
        } else if (looksLikeContract(entry)) {
            issue(topic, entry, "is not called " + topic + "-<version>" + DOCUMENT + ": rename it");
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
            issue(topic, document, "is not called " + topic + "-<major>.<minor>.<patch>" + DOCUMENT + ": rename it");
        }
    }

    private void schema(String topic, Path schema, String name) {
        if (!Files.exists(schema.resolveSibling(name + DOCUMENT))) {
            issue(topic, schema, "has no " + name + DOCUMENT + " beside it: add that, or remove this");
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String unlisted(IOException e) {
        return "cannot be listed: " + e + ": make it a folder that can be read";
    }

    /** The topic that a file outside of any topic's folder is meant for, by its name. */
    private static String topicOf(Path file) {
        return VERSION_AND_ENDING.matcher(name(file)).replaceFirst("");
    }

    private void issue(String topic, Path file, String message) {
        issues.add(topic, new ContractIssue(file, 1, "", message));
    }

    private static boolean looksLikeContract(Path file) {
        String name = name(file);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(SCHEMA);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}

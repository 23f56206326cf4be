// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.diff.FiledContract;
import io.datagateway.contract.diff.Places;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Reads one contract: its document against the official schema of ODCS, then against the Avro schema beside it. */
final class ContractReader {

    private final ContractFile file;
    private final Map<String, String> topicById;
    private final FileIssues issues;
    private final FileIssues schemaIssues;
    private final RuleList rules = new RuleList();
    private @Nullable Contract contract;
    private DocumentNode root;
    private byte[] avsc = {};

    /** @param topicById the topic of each id read so far: an id belongs to one topic, in all its versions */
    ContractReader(ContractFile file, Map<String, String> topicById) {
        this.file = file;
        this.topicById = topicById;
        this.issues = new FileIssues(file.document());
        this.schemaIssues = new FileIssues(file.schema());
        this.root = DocumentNode.missing(issues);
    }

    /**
     * Reads the contract and gives it to {@code then}, unless it cannot be read; adds everything that is wrong to the
     * issues of the catalog.
     */
    void read(CatalogIssues catalog, Consumer<Contract> then) {
        try {
            read().ifPresent(then);
            addTo(catalog);
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong, about one file: other topics must not wait for its correction.
            String message = "cannot be read: " + e.getClass().getName() + ": simplify it, and report this";
            catalog.add(file.id().topic(), new ContractIssue(file.document(), 1, "", message));
        }
    }

    /** Adds the issues of the document, then those of the Avro schema. */
    private void addTo(CatalogIssues catalog) {
        if (contract != null) {
            var places = new HashMap<String, ContractIssue>();
            rules.places().forEach((rule, where) -> places.put(rule, where.place()));
            catalog.read(new ReadContract(contract, places));
        }
        issues.addTo(catalog, file.id().topic());
        schemaIssues.addTo(catalog, file.id().topic());
    }

    /** The contract; not to be used if there are issues. */
    private Optional<Contract> read() {
        Optional<byte[]> written = bytes(file.schema(), schemaIssues).map(AvscText::withoutByteOrderMark);
        avsc = written.orElse(avsc);
        Optional<Schema> schema = written.flatMap(bytes -> AvscReader.read(bytes, schemaIssues));
        root = bytes(file.document(), issues)
                .map(yaml -> YamlReader.read(yaml, issues))
                .orElse(DocumentNode.missing(issues));
        if (!root.exists()) {
            return Optional.empty();
        }
        OdcsSchema.check(root);
        if (!root.json().isObject()) {
            return Optional.empty();
        }
        version(root.at("version"));
        id(root.at("id"));
        ContractStatus status = StatusWords.read(root.at("status"));
        DocumentNode object = TopicObject.of(root.at("schema"), file.id().topic());
        ServiceLevels.check(root);
        contract = schema.map(record -> contract(status, object, record)).orElse(null);
        return Optional.ofNullable(contract);
    }

    private Contract contract(ContractStatus status, DocumentNode object, Schema record) {
        var properties = new PropertyReader(rules);
        if (object.exists()) {
            properties.read(object, record);
        }
        return new Contract(file.id(), status, record, PrimaryKey.read(properties.fields()), rules.rules());
    }

    /** The hash of what may not change once the contract that was read is released. */
    String releaseHash() {
        return ReleaseHash.of(root, avsc);
    }

    /** The contract that was read, with all that its files say. */
    FiledContract filed(Contract contract) {
        var lines = new HashMap<String, Integer>();
        rules.places().forEach((rule, where) -> lines.put(rule, where.line()));
        var places = new Places(file.document().toString(), file.schema().toString(), lines, SchemaLines.of(avsc));
        List<String> paths =
                rules.places().values().stream().map(DocumentNode::path).toList();
        return new FiledContract(
                contract,
                root.at("id").written(),
                CustomProperties.withdrawnRules(root),
                CustomProperties.isObserved(root),
                DocumentTerms.of(root, paths),
                places);
    }

    private void version(DocumentNode version) {
        String named = file.id().version().toString();
        String text = version.text().orElse(named);
        if (ContractVersion.parse(text).isEmpty()) {
            version.issue("is not of the form major.minor.patch: write " + named + ", as in the name of the file");
        } else if (!text.equals(named)) {
            version.issue("differs from the name of the file: write " + named + ", or rename the file");
        }
    }

    private void id(DocumentNode id) {
        String topic = file.id().topic();
        String owner = id.text().map(text -> topicById.putIfAbsent(text, topic)).orElse(topic);
        if (!owner.equals(topic)) {
            // Of two teams with one id, neither can be told to be the one to wait.
            issues.addHarmless(
                    id.path(), "is the id of the contract of " + owner + " already: give each topic an id of its own");
        }
    }

    private static Optional<byte[]> bytes(Path file, FileIssues issues) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(ContractLimits.FILE_BYTES + 1);
            if (bytes.length <= ContractLimits.FILE_BYTES) {
                return Optional.of(bytes);
            }
            issues.add("", "has more than " + ContractLimits.FILE_BYTES + " bytes: make it smaller");
        } catch (NoSuchFileException e) {
            issues.add("", "is missing: put it beside the document");
        } catch (IOException e) {
            issues.add("", "cannot be read: " + e + ": make it readable");
        }
        return Optional.empty();
    }
}

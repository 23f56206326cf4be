// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.datagateway.contract.avro.Utf8;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a file of YAML 1.2 (core schema, one document, no aliases) as a JSON tree. */
final class YamlReader {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(ContractLimits.FILE_BYTES)
            .setAllowNonScalarKeys(true)
            .build();

    private static final String CORE_TAGS = "tag:yaml.org,2002:";

    private YamlReader() {}

    /** The root of the tree; missing, with an issue, if the bytes are not such a file. */
    static DocumentNode read(byte[] bytes, FileIssues issues) {
        try {
            String text = Utf8.decode(bytes);
            return isFlatTree(text, issues) ? tree(text, issues) : DocumentNode.missing(issues);
        } catch (CharacterCodingException e) {
            issues.add("", "is not UTF-8: save it as UTF-8");
        } catch (MarkedYamlEngineException e) {
            issues.add(line(e.getProblemMark()), "", "is not YAML: " + problem(e) + ": correct the syntax");
        } catch (YamlEngineException e) {
            issues.add("", "is not YAML: " + e.getMessage() + ": correct the syntax");
        }
        return DocumentNode.missing(issues);
    }

    private static String problem(MarkedYamlEngineException e) {
        String context = e.getContext();
        return context == null ? e.getProblem() : context + " " + e.getProblem();
    }

    static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(1);
    }

    private static DocumentNode tree(String text, FileIssues issues) {
        Optional<Node> root = new Compose(SETTINGS).composeString(text);
        if (root.isEmpty()) {
            issues.add("", "is empty: write a contract, or remove the file");
            return DocumentNode.missing(issues);
        }
        JsonNode tree = new JsonTreeBuilder(issues).build(root.get(), "");
        return new DocumentNode(tree, "", issues);
    }

    /**
     * Looks at the events alone, before anything is built of them: composing goes down the stack with every level, and
     * aliases can make a small file an endless tree.
     */
    private static boolean isFlatTree(String text, FileIssues issues) {
        int depth = 0;
        int nodes = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += depthChange(event);
            nodes += event instanceof NodeEvent ? 1 : 0;
            trap(event).ifPresent(trap -> issues.add(line(event.getStartMark()), "", trap));
            Optional<String> problem = problem(event, depth, nodes);
            if (problem.isPresent()) {
                issues.add(line(event.getStartMark()), "", problem.get());
                return false;
            }
        }
        return true;
    }

    /** What composing takes for something else without a word. */
    private static Optional<String> trap(Event event) {
        if (event instanceof ScalarEvent scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().equals("<<")) {
            return Optional.of("a merge key (<<) is not read here: write out what it stands for");
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        return tag.filter(name -> name.equals("!") || name.startsWith(CORE_TAGS))
                .map(name -> "the tag " + name.replace(CORE_TAGS, "!!") + " is not read here: remove it");
    }

    private static Optional<String> problem(Event event, int depth, int nodes) {
        if (event.getEventId() == Event.ID.Alias) {
            return Optional.of("an alias (*) is not read here: write out what it stands for");
        }
        if (depth > ContractLimits.DOCUMENT_DEPTH) {
            return Optional.of("is nested deeper than " + ContractLimits.DOCUMENT_DEPTH + " levels: make it flatter");
        }
        return nodes > ContractLimits.DOCUMENT_NODES
                ? Optional.of("has more than " + ContractLimits.DOCUMENT_NODES + " keys and values: make it smaller")
                : Optional.empty();
    }

    private static int depthChange(Event event) {
        return switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
        };
    }
}

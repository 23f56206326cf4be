// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns composed YAML into a JSON tree and notes the line of every path. What JSON cannot say is an issue: duplicate
 * keys, infinities, tags of one's own.
 */
final class JsonTreeBuilder {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FileIssues issues;

    JsonTreeBuilder(FileIssues issues) {
        this.issues = issues;
    }

    JsonNode build(Node node, String path) {
        issues.locate(path, YamlReader.line(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, path);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence(sequence, path);
        }
        return scalar((ScalarNode) node, path);
    }

    private JsonNode mapping(MappingNode mapping, String path) {
        var object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            int line = YamlReader.line(entry.getKeyNode().getStartMark());
            if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
                issues.add(line, path, "has a key that is a list or a mapping: keys are texts");
                continue;
            }
            String key = scalar.getValue();
            String below = path.isEmpty() ? key : path + "." + key;
            if (key.length() > ContractLimits.KEY_LENGTH || below.length() > ContractLimits.PATH_LENGTH) {
                issues.add(line, path, "has a key that is too long, or too deep: shorten it");
                continue;
            }
            if (object.has(key)) {
                issues.add(line, below, "stands here a second time: remove one of them");
                continue;
            }
            object.set(key, build(entry.getValueNode(), below));
            issues.locate(below, line);
        }
        return object;
    }

    private JsonNode sequence(SequenceNode sequence, String path) {
        var array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(build(item, path + "[" + array.size() + "]"));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode node, String path) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (node.getScalarStyle() == ScalarStyle.PLAIN) {
            PlainScalars.problem(text).ifPresent(problem -> issues.refuse(path, problem));
        }
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, path);
        }
        if (!tag.equals(Tag.STR)) {
            issues.add(path, "has the tag " + tag + ", which is not read here: remove it");
        }
        if (text.codePoints().anyMatch(JsonTreeBuilder::isSurrogate)) {
            issues.add(path, "has half a surrogate pair, which is no character: remove it");
        }
        return JSON.textNode(text);
    }

    private static boolean isSurrogate(int codePoint) {
        return Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint);
    }

    private JsonNode number(String text, String path) {
        try {
            // Longer ones take time that grows with their square.
            if (text.length() <= ContractLimits.DIGITS) {
                return number(text);
            }
        } catch (NumberFormatException e) {
            // .inf and .nan, or a plain text under the tag of a number: the issue below says so.
        }
        issues.add(
                path,
                "is not a number that is read here: write a finite one of at most " + ContractLimits.DIGITS
                        + " digits");
        return JSON.numberNode(0);
    }

    private static JsonNode number(String text) {
        if (text.startsWith("0x") || text.startsWith("0o")) {
            return JSON.numberNode(new BigInteger(text.substring(2), text.startsWith("0x") ? 16 : 8));
        }
        var number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > ContractLimits.DIGITS) {
            throw new NumberFormatException("too many digits in plain decimal");
        }
        return number.scale() == 0 ? JSON.numberNode(number.toBigIntegerExact()) : JSON.numberNode(number);
    }
}

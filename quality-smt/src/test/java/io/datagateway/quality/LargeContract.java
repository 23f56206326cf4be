// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A contract of the topic {@code t} with something of which there is much. */
record LargeContract(String document, String schema) {

    static final String TEXT = "\"string\"";

    private static final String HEAD = """
            apiVersion: v3.1.0
            kind: DataContract
            id: t
            name: n
            version: 1.0.0
            status: active
            schema:
              - name: t
                physicalName: t
                logicalType: object
            """;

    /** A contract of one text field, {@code a}. */
    static LargeContract small() {
        return of(property("a", "string", ""), field("a", TEXT));
    }

    static LargeContract of(String properties, String fields) {
        return new LargeContract(HEAD + "    properties:\n" + properties, record("R", fields));
    }

    /** A contract of one text field, {@code a}, that matches the pattern. */
    static LargeContract withPattern(String pattern) {
        return of(property("a", "string", ", logicalTypeOptions: {pattern: '" + pattern + "'}"), field("a", TEXT));
    }

    /** A contract of one text field, {@code a}, with an expression. */
    static LargeContract withExpression(String cel) {
        return of(property("a", "string", ", quality: [" + expression("x", cel) + "]"), field("a", TEXT));
    }

    LargeContract withDocument(String more) {
        return new LargeContract(document + more, schema);
    }

    LargeContract withSchema(String other) {
        return new LargeContract(document, other);
    }

    static String property(String name, String type, String more) {
        return "      - {name: " + name + ", logicalType: " + type + more + "}\n";
    }

    static String expression(String id, String cel) {
        return "{type: custom, id: " + id + ", engine: datagateway, implementation: "
                + "{check: expression, language: cel, expression: \"" + cel + "\"}}";
    }

    static String record(String name, String fields) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[" + fields + "]}";
    }

    static String field(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
    }

    static String enumeration(int symbols) {
        return "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[" + many(symbols, i -> "\"S" + i + "\"", ",") + "]}";
    }

    static String many(int number, IntFunction<String> each, String separator) {
        return IntStream.range(0, number).mapToObj(each).collect(Collectors.joining(separator));
    }

    /** Writes the contract into the folder, as its only one, and checks it as {@code contracts lint} does. */
    ContractLinter.Result check(Path folder) {
        try {
            Path topic = Files.createDirectories(folder.resolve("t"));
            Files.writeString(topic.resolve("t-1.0.0.odcs.yaml"), document);
            Files.writeString(topic.resolve("t-1.0.0.avsc"), schema);
            return ContractLinter.check(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

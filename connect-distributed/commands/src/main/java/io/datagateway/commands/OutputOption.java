// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datagateway.cli.PrintableText;
import io.datagateway.cli.Secrets;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --output}, and the printing that it decides about. */
final class OutputOption {

    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return word(this);
        }
    }

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Prints a line to standard output, unless JSON is asked for. */
    void text(String line) {
        if (format == Format.TEXT) {
            print(spec.commandLine().getOut(), PrintableText.of(line));
        }
    }

    /** Prints a line to standard error, with the name of the command. */
    void error(String message) {
        print(spec.commandLine().getErr(), PrintableText.of(spec.qualifiedName() + ": " + message));
    }

    /** Prints a line of another program to standard error. */
    void log(String line) {
        print(spec.commandLine().getErr(), PrintableText.of(line));
    }

    /** Prints a record or a map as one line of JSON to standard output, if JSON is asked for. */
    void json(Object value) {
        if (format == Format.JSON) {
            try {
                print(spec.commandLine().getOut(), Json.MAPPER.writeValueAsString(value));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("every record can be written", e);
            }
        }
    }

    /** The name of a constant as it is printed: {@code ALREADY_INSTALLED} is {@code already-installed}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(Secrets.maskedByForm(line));
        writer.flush();
    }

    /** Loaded only when it is needed: help has no time for it. */
    private static final class Json {
        private static final JsonMapper MAPPER = new JsonMapper();
    }
}

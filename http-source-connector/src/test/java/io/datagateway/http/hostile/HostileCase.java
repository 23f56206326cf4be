// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A line of a table of hostile inputs: {@code outcome | name | bytes}. Empty lines and those with {@code #} are left out.
 *
 * @param outcome what must come back, see the head of each table
 */
record HostileCase(String outcome, String name, String text) {

    /** The cases of {@code <name>.txt} beside this class. */
    static List<HostileCase> table(String name) {
        var in = Objects.requireNonNull(HostileCase.class.getResourceAsStream(name + ".txt"), name);
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(HostileCase::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileCase parse(String line) {
        String[] parts = line.split(" \\| ", 3);
        return new HostileCase(parts[0].strip(), parts[1].strip(), parts[2]);
    }

    @Override
    public String toString() {
        return name + ": " + outcome;
    }
}

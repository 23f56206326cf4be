// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts by their names, in the order in which they are run. */
enum Parts {
    INGEST("POST to 201, 1,000 records a request, 8 connections, against the producer limit");

    private final String text;

    Parts(String text) {
        this.text = text;
    }

    Part make() {
        return switch (this) {
            case INGEST -> new IngestPart();
        };
    }

    /** What it does. */
    String text() {
        return text;
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Parts> parse(String list) {
        return Arrays.stream(list.split(","))
                .map(Parts::one)
                .distinct()
                .sorted()
                .toList();
    }

    private static Parts one(String text) {
        return Arrays.stream(values())
                .filter(part -> part.toString().equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("unknown part " + text + "; there are "
                        + Arrays.stream(values()).map(Parts::toString).collect(Collectors.joining(", "))));
    }

    /** A line for each. */
    static String usage() {
        return Arrays.stream(values())
                .map(part -> "  %-10s %s".formatted(part, part.text))
                .collect(Collectors.joining("\n"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The parts by their names, in the order in which they are run. */
enum Parts {
    SLOW("connections that send or read as slowly as they can", SlowPart::new),
    MEMORY("many clients that send the largest batches at once", MemoryPart::new),
    OVERLOAD("many more clients than the worker can serve", OverloadPart::new),
    IDLE("connections that are open and do nothing", IdlePart::new),
    ROTATION("certificate files replaced under load, every fourth one broken", RotationPart::new);

    private final String text;
    private final Supplier<Part> maker;

    Parts(String text, Supplier<Part> maker) {
        this.text = text;
        this.maker = maker;
    }

    Part make() {
        return maker.get();
    }

    /** What it does. */
    String text() {
        return text;
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
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

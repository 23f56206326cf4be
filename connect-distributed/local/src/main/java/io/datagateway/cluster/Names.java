// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the constants of an enum are called on a command line: {@code END_TO_END} is {@code end-to-end}. */
public final class Names {

    private Names() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name))
                .findAny();
    }

    /**
     * @param kind in the message, as in "unknown part fast; there are …"
     * @throws IllegalArgumentException if there is none of that name
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String kind, String name) {
        return find(type, name)
                .orElseThrow(() -> new IllegalArgumentException("unknown " + kind + " " + name + "; there are "
                        + Arrays.stream(type.getEnumConstants()).map(Names::of).collect(Collectors.joining(", "))));
    }

    /** Those of a list such as {@code slow,idle}, each once and in the order of the enum. */
    public static <E extends Enum<E>> List<E> parseAll(Class<E> type, String kind, String list) {
        return Arrays.stream(list.split(","))
                .map(name -> parse(type, kind, name))
                .distinct()
                .sorted()
                .toList();
    }

    /** A line for each, with what it does. */
    public static <E extends Enum<E>> String usage(Class<E> type, int width, Function<E, String> text) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ("  %-" + width + "s %s").formatted(of(constant), text.apply(constant)))
                .collect(Collectors.joining("\n"));
    }
}

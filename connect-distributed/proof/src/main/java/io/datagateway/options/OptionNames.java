// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** The names of an enum's constants on a command line: {@code END_TO_END} is {@code end-to-end}. */
public final class OptionNames {

    private OptionNames() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant of that name.
     *
     * @param kind the word for it in the message, as in "unknown part fast; there are …"
     * @throws TypeConversionException if there is none
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String kind, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name))
                .findAny()
                .orElseThrow(() ->
                        new TypeConversionException("unknown " + kind + " " + name + "; there are " + join(type)));
    }

    /** Returns the constants of a list such as {@code slow,idle}, each once and in the order of the list. */
    public static <E extends Enum<E>> EnumList<E> parseAll(Class<E> type, String kind, String list) {
        return new EnumList<>(Arrays.stream(list.split(","))
                .map(name -> parse(type, kind, name))
                .distinct()
                .toList());
    }

    private static String join(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(OptionNames::of).collect(Collectors.joining(", "));
    }
}

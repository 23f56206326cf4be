// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import java.util.List;

/**
 * Constants of an enum, as the one value of an option: if the option is repeated, the last list counts, where picocli
 * would add one list to the other.
 */
public record EnumList<E extends Enum<E>>(List<E> constants) {

    public EnumList {
        constants = List.copyOf(constants);
    }

    /** Returns all constants in their own order. */
    public static <E extends Enum<E>> EnumList<E> all(Class<E> type) {
        return new EnumList<>(List.of(type.getEnumConstants()));
    }

    /** Returns the same in the order of the enum. */
    public EnumList<E> sorted() {
        return new EnumList<>(constants.stream().sorted().toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What nobody expects while a record is handled: a library may quote it in what it throws, and recursion end the stack. */
public final class Surprises {

    private Surprises() {}

    public static List<Throwable> all() {
        return List.of(new IllegalStateException("secret"), new StackOverflowError("secret"));
    }

    /** Returns a row with these values; whoever reads it gets the surprise. */
    public static Map<String, Object> row(Map<String, Object> values, Throwable surprise) {
        return new LinkedHashMap<>(values) {
            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                throw Surprises.<RuntimeException>sneaky(surprise);
            }

            @Override
            public void forEach(BiConsumer<? super String, ? super Object> action) {
                throw Surprises.<RuntimeException>sneaky(surprise);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable surprise) throws T {
        throw (T) surprise;
    }
}

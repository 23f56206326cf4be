// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the stock connectors of databases write in place of a value that they cannot carry. It has the form of a value,
 * so nothing but its content tells.
 */
final class ConnectorSubstitute {

    private static final String PLACEHOLDER = "__debezium_unavailable_value";
    private static final ByteBuffer PLACEHOLDER_BYTES =
            ByteBuffer.wrap(PLACEHOLDER.getBytes(UTF_8)).asReadOnlyBuffer();

    private static final String UNAVAILABLE =
            "was not in the log of the database, which needs REPLICA IDENTITY FULL for the table";
    private static final String INFINITE = "is infinite in the database, which no date or time can say";
    private static final String NESTED = "is an array in an array, which the connector cannot carry";

    /** The texts of infinite dates, in a snapshot and later, and of infinite timestamps without a zone. */
    private static final Map<String, String> TEXTS = Map.of(
            PLACEHOLDER,
            UNAVAILABLE,
            Base64.getEncoder().encodeToString(PLACEHOLDER.getBytes(UTF_8)),
            UNAVAILABLE,
            UUID.nameUUIDFromBytes(PLACEHOLDER.getBytes(UTF_8)).toString(),
            UNAVAILABLE,
            "+292278994-08-16Z",
            INFINITE,
            "+292269055-12-02Z",
            INFINITE,
            "-5877611-06-21Z",
            INFINITE,
            "-5877611-06-22Z",
            INFINITE,
            "+294247-01-10T04:00:25.2Z",
            INFINITE,
            "-290308-12-21T19:59:27.6Z",
            INFINITE);

    /** A bit for each length that one of these texts has, so that not every text of a record is hashed to find it. */
    private static final long LENGTHS =
            TEXTS.keySet().stream().mapToLong(text -> 1L << text.length()).reduce(0, (some, one) -> some | one);

    private static final long INFINITE_DAY = LocalDate.of(-5_877_611, 6, 21).toEpochDay();

    /** How Java prints an array: its type and a number. */
    private static final Pattern JAVA_ARRAY = Pattern.compile("\\[+(?:[ZBCSIJFD]|L[\\w.$]+;)@[0-9a-f]{1,8}");

    private ConnectorSubstitute() {}

    /** Returns the reason why the value is none, null if it may be one. */
    static @Nullable String reason(Object value) {
        if (value instanceof String text) {
            return text.length() < Long.SIZE && (LENGTHS >> text.length() & 1) == 1 ? TEXTS.get(text) : null;
        }
        if (value instanceof byte[] bytes) {
            return PLACEHOLDER_BYTES.equals(ByteBuffer.wrap(bytes)) ? UNAVAILABLE : null;
        }
        return PLACEHOLDER_BYTES.equals(value) ? UNAVAILABLE : null;
    }

    /** The same of an array. */
    static @Nullable String reasonOfArray(List<?> list) {
        if (list.size() != PLACEHOLDER.length()) {
            return null;
        }
        for (int i = 0; i < PLACEHOLDER.length(); i++) {
            if (!(list.get(i) instanceof Number number) || number.doubleValue() != PLACEHOLDER.charAt(i)) {
                return null;
            }
        }
        return UNAVAILABLE;
    }

    /** The same of an item of an array. */
    static @Nullable String reasonOfItem(@Nullable Object item) {
        boolean isArray = item instanceof String text
                && text.startsWith("[")
                && JAVA_ARRAY.matcher(text).matches();
        return isArray ? NESTED : null;
    }

    /** The same of a date or time that is counted, in any unit. */
    @SuppressWarnings("JavaUtilDate") // the class Kafka Connect has for them
    static @Nullable String reasonOfCount(Object value, LongPredicate isInfinite) {
        if (value instanceof Date date) {
            return isInfinite.test(date.getTime()) ? INFINITE : null;
        }
        boolean isCount = value instanceof Long || value instanceof Integer;
        return isCount && isInfinite.test(((Number) value).longValue()) ? INFINITE : null;
    }

    /** Returns true for infinite dates, as days since 1970. */
    static boolean isInfiniteDay(long count) {
        return count == INFINITE_DAY || count == INFINITE_DAY + 1;
    }

    /** Returns true for infinite timestamps, as PostgreSQL's driver has them: in milliseconds, and cut to fewer digits. */
    static boolean isInfiniteTimestamp(long count) {
        return count == 9_223_372_036_825_200_000L
                || count == -9_223_372_036_832_400_000L
                || count == 9_223_372_036_825_200L
                || count == -9_223_372_036_832_400L;
    }
}

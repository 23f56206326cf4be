// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.odcs.FieldType.Kind;
import java.util.Set;

/**
 * The options {@code format}, {@code timezone} and {@code defaultTimezone} of dates and times. Avro's types say the same
 * already, so they are no rules; but they must not say anything else.
 */
final class TemporalOptions {

    private static final String DATE_LETTERS = "GuyDMLdQqYwWEecF";
    private static final String TIME_LETTERS = "ahKkHmsSAnNB";
    private static final String ZONE_LETTERS = "VvzOXxZ";
    private static final Set<String> UTC =
            Set.of("UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", "Zulu", "Etc/Zulu", "+00:00");

    private TemporalOptions() {}

    static void check(String option, DocumentNode value, FieldType type) {
        switch (option) {
            case "format" -> value.text().ifPresent(format -> format(format, value, type));
            case "timezone" -> timezone(value, type);
            default -> defaultTimezone(value, type);
        }
    }

    /** The letters are those of {@link java.time.format.DateTimeFormatter}. */
    private static void format(String format, DocumentNode value, FieldType type) {
        String letters = format.replaceAll("'[^']*'", "");
        boolean date = contains(letters, DATE_LETTERS);
        boolean time = contains(letters, TIME_LETTERS);
        Kind kind = type.kind();
        if (date != (kind != Kind.TIME) || time != (kind != Kind.DATE)) {
            String has = kind == Kind.DATE ? "a date alone" : kind == Kind.TIME ? "a time alone" : "a date and a time";
            value.issue("does not agree with an Avro " + type + ", which has " + has + ": correct or remove it");
        } else if (kind != Kind.TIMESTAMP && contains(letters, ZONE_LETTERS)) {
            value.issue("has a time zone, which an Avro " + type + " has not: correct or remove it");
        } else if (letters.chars().filter(letter -> letter == 'S').count() > digits(type)) {
            value.issue("has more digits of a second than an Avro " + type + ": correct or remove it");
        }
    }

    private static void timezone(DocumentNode value, FieldType type) {
        boolean instant = type.kind() == Kind.TIMESTAMP;
        if (instant ? value.isFalse() : value.isTrue()) {
            value.issue("does not agree with an Avro " + type + ", which is "
                    + (instant ? "a point in time" : "in no time zone") + ": write " + instant + ", or remove it");
        }
    }

    private static void defaultTimezone(DocumentNode value, FieldType type) {
        if (type.kind() == Kind.TIMESTAMP
                && value.text().filter(zone -> !UTC.contains(zone)).isPresent()) {
            value.issue("does not agree with an Avro " + type + ", which is in UTC: write Etc/UTC, or remove it");
        }
    }

    private static boolean contains(String text, String letters) {
        return text.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private static int digits(FieldType type) {
        String name = type.avroLogicalType();
        return name.endsWith("millis") ? 3 : name.endsWith("micros") ? 6 : 9;
    }
}

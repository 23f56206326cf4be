// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.odcs.ContractNote.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code slaProperties} of a contract: ODCS 3.1, section "Service-Level Agreement". Nothing here keeps them yet, so
 * one that says nothing sensible is an issue that stops no topic.
 */
final class ServiceLevels {

    /** What the value of a service level is. */
    private enum Value {
        DURATION,
        DATE,
        OTHER
    }

    private static final Map<String, Value> WORDS = Map.ofEntries(
            Map.entry("latency", Value.DURATION),
            Map.entry("freshness", Value.DURATION),
            Map.entry("frequency", Value.DURATION),
            Map.entry("retention", Value.DURATION),
            Map.entry("timetodetect", Value.DURATION),
            Map.entry("timetonotify", Value.DURATION),
            Map.entry("timetorepair", Value.DURATION),
            Map.entry("generalavailability", Value.DATE),
            Map.entry("endofsupport", Value.DATE),
            Map.entry("endoflife", Value.DATE),
            Map.entry("timeofavailability", Value.OTHER),
            Map.entry("availability", Value.OTHER),
            Map.entry("throughput", Value.OTHER),
            Map.entry("errorrate", Value.OTHER));

    /** Those of "Valid values" in that section. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("av", "availability"),
            Map.entry("th", "throughput"),
            Map.entry("er", "errorrate"),
            Map.entry("ga", "generalavailability"),
            Map.entry("es", "endofsupport"),
            Map.entry("el", "endoflife"),
            Map.entry("re", "retention"),
            Map.entry("fy", "frequency"),
            Map.entry("ly", "latency"),
            Map.entry("td", "timetodetect"),
            Map.entry("tn", "timetonotify"),
            Map.entry("tr", "timetorepair"));

    private static final List<String> OF_WINDOWS =
            List.of("latency", "freshness", "frequency", "retention", "throughput", "errorrate");

    private static final Pattern TIME_UNIT = Pattern.compile("(?i)ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?"
            + "|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|mons?|months?|y|yrs?|years?");

    /** Beyond, elements are not looked for: each is compared with every property. */
    private static final int ELEMENTS = 1_000;

    private final DocumentNode root;
    private int elements;

    private ServiceLevels(DocumentNode root) {
        this.root = root;
    }

    static void check(DocumentNode root) {
        var levels = new ServiceLevels(root);
        root.at("slaProperties").items().forEach(levels::level);
    }

    private void level(DocumentNode level) {
        DocumentNode property = level.at("property");
        String written = property.text().orElse("").toLowerCase(Locale.ROOT);
        String word = SYNONYMS.getOrDefault(written, written);
        Value kind = WORDS.get(word);
        if (kind == null) {
            property.text()
                    .ifPresent(unknown -> property.harmless("is not a service level of ODCS: use one of latency, "
                            + "frequency, retention, throughput, errorRate, availability, timeOfAvailability, generalAvailability, "
                            + "endOfSupport, endOfLife, timeToDetect, timeToNotify, timeToRepair"));
            return;
        }
        if (kind == Value.DATE) {
            date(level.at("value"));
        } else {
            number(level, kind);
            boolean ofWindows = OF_WINDOWS.contains(word);
            level.note(ofWindows ? Kind.WINDOW_RULE : Kind.NOT_READ, word + (ofWindows ? "" : " is for people"));
        }
        level.at("element").text().stream()
                .flatMap(element -> Stream.of(element.split(",")))
                .map(String::strip)
                .filter(element -> !element.isEmpty() && elements++ < ELEMENTS && !isElement(element))
                .forEach(unknown -> level.at("element")
                        .harmless("names no object or property of this contract: write it like <object>.<property>"));
    }

    private static void number(DocumentNode level, Value kind) {
        DocumentNode value = level.at("value");
        DocumentNode unit = level.at("unit");
        Optional<BigDecimal> number = value.number().or(() -> value.text().flatMap(ServiceLevels::parsed));
        String word = unit.text().orElse("");
        if (number.filter(is -> is.signum() < 0).isPresent()) {
            value.harmless("is negative, which no service level is: correct it");
        } else if ((word.equals("percent") || word.equals("%"))
                && number.filter(is -> is.compareTo(BigDecimal.valueOf(100)) > 0)
                        .isPresent()) {
            value.harmless("is more than 100 percent: correct it");
        }
        if (kind == Value.DURATION
                && unit.text().isPresent()
                && !TIME_UNIT.matcher(word).matches()) {
            unit.harmless("is not a unit of time: use ms, s, m, h, d, w, mo or y");
        }
    }

    private static Optional<BigDecimal> parsed(String text) {
        return text.matches("[-+]?[0-9]{1,18}([.][0-9]{1,18})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static void date(DocumentNode value) {
        try {
            DateTimeFormatter.ISO_DATE.parse(value.written().replaceFirst("[T ][0-9].*$", ""));
        } catch (DateTimeException e) {
            // The message is bad.
            value.harmless("is not a date of ISO 8601: write it like 2026-01-31");
        }
    }

    private boolean isElement(String element) {
        String path = element.replace("[]", "");
        return root.at("schema").items().stream().anyMatch(object -> isInside(object, path) || isNamed(object, path));
    }

    /** Returns true if the path is the object or property itself, or one of the properties in it. */
    private static boolean isNamed(DocumentNode node, String path) {
        return Stream.of("name", "physicalName")
                .flatMap(key -> node.at(key).text().stream())
                .anyMatch(name -> path.equals(name)
                        || (path.startsWith(name + ".") && isInside(node, path.substring(name.length() + 1))));
    }

    private static boolean isInside(DocumentNode around, String path) {
        return Stream.of(around, around.at("items"))
                .flatMap(node -> node.at("properties").items().stream())
                .anyMatch(property -> isNamed(property, path));
    }
}

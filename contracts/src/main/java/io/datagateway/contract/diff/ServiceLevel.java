// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares service levels: {@code slaProperties} of the Open Data Contract Standard. */
final class ServiceLevel {

    /** Those of which less is promised if the number falls; of others less is promised if it rises. */
    private static final Set<String> MORE_IS_BETTER = Set.of("retention", "availability", "throughput");

    private static final Set<String> LESS_IS_BETTER =
            Set.of("latency", "freshness", "frequency", "errorRate", "timeToDetect", "timeToNotify", "timeToRepair");

    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "s", BigDecimal.ONE,
            "second", BigDecimal.ONE,
            "m", BigDecimal.valueOf(60),
            "minute", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3_600),
            "hour", BigDecimal.valueOf(3_600),
            "d", DAY,
            "day", DAY,
            "y", DAY.multiply(BigDecimal.valueOf(365)),
            "year", DAY.multiply(BigDecimal.valueOf(365)));

    private ServiceLevel() {}

    /**
     * Returns true if less is promised, or if that cannot be decided.
     *
     * @param path of the level, with its name in brackets: {@code slaProperties[latency orders.at]}
     * @param was number, blank and unit; empty if the level was not promised
     */
    static boolean isLooser(String path, String was, String is) {
        if (was.isEmpty() || is.isEmpty()) {
            return is.isEmpty();
        }
        String name = path.replaceFirst("^[^\\[]*\\[([A-Za-z]*).*$", "$1");
        Optional<BigDecimal> old = number(was);
        Optional<BigDecimal> now = number(is);
        if (old.isEmpty() || now.isEmpty() || !(MORE_IS_BETTER.contains(name) || LESS_IS_BETTER.contains(name))) {
            return true;
        }
        int change = now.get().compareTo(old.get());
        return MORE_IS_BETTER.contains(name) ? change < 0 : change > 0;
    }

    /** In seconds, if the unit is one of time; empty if it is not a number, or of another unit. */
    private static Optional<BigDecimal> number(String level) {
        String[] parts = level.trim().split(" ", 2);
        try {
            var number = new BigDecimal(parts[0]);
            if (parts.length == 1) {
                return Optional.of(number);
            }
            String unit = parts[1].toLowerCase(Locale.ROOT).replaceFirst("(?<=.{2})s$", "");
            return Optional.ofNullable(SECONDS.get(unit)).map(number::multiply);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

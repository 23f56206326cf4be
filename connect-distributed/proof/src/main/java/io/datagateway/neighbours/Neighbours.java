// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.neighbours.Figures.Gap;
import io.datagateway.neighbours.Samples.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** B and C: their load, and what they notice of A. */
final class Neighbours {

    private static final String WRITTEN = "201";

    /** More of them are of a time when the machines were not warm yet. */
    private static final int QUIET_TIMES = 4;

    private final List<TeamLoad> loads;
    private final Limits limits;
    private final Deque<Span> quiet = new ArrayDeque<>();

    Neighbours(List<TeamLoad> loads, Limits limits) {
        this.loads = loads;
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    /** Notes a time in which nobody suffered anything. */
    void quiet(Span time) {
        quiet.add(time);
        if (quiet.size() > QUIET_TIMES) {
            quiet.remove();
        }
        takeAnswers();
    }

    /**
     * Returns what they saw in a time.
     *
     * @param restarts the times in which a restart could be felt
     */
    Figures figures(Span time, Collection<Span> restarts) {
        Gap gap = loads.stream()
                .flatMap(load -> Stream.of(
                        gap(load, "no 201", load.traffic().posts(), time),
                        gap(load, "none delivered", load.traffic().arrivals(), time)))
                .max(Comparator.comparing(Gap::length))
                .orElseThrow();
        return new Figures(p99(TeamTraffic::posts, time, restarts), p99(TeamTraffic::arrivals, time, restarts), gap);
    }

    private static Gap gap(TeamLoad load, String what, Samples samples, Span time) {
        Span longest = samples.longestGap(time);
        return new Gap(load.team().topic() + ": " + what, longest.length(), longest.began());
    }

    private Figures.P99 p99(Function<TeamTraffic, Samples> what, Span time, Collection<Span> restarts) {
        var before = new ArrayList<Span>();
        var during = new ArrayList<Span>();
        for (TeamLoad load : loads) {
            Samples samples = what.apply(load.traffic());
            // What began before was late because of an earlier mistake.
            quiet.forEach(span -> before.addAll(samples.wholly(span)));
            during.addAll(samples.within(time, restarts));
        }
        return new Figures.P99(Samples.p99Millis(before), Samples.p99Millis(during));
    }

    /** Returns what is wrong with the figures, and with the answers since the last quiet time. */
    List<String> judge(Figures figures, boolean restarted) {
        var wrong = new ArrayList<String>();
        addSlow(wrong, "POST to 201", figures.post());
        addSlow(wrong, "raw to prod", figures.arrival());
        if (figures.gap().length().compareTo(limits.longestGap()) > 0) {
            wrong.add("B or C waited " + figures.gap().length().toMillis() + " ms, not "
                    + limits.longestGap().toMillis() + " at most");
        }
        Map<String, Long> others = takeAnswers();
        others.remove(WRITTEN);
        if (!restarted && !others.isEmpty()) {
            wrong.add("B and C were answered " + TeamTraffic.text(others));
        }
        return wrong;
    }

    private void addSlow(List<String> wrong, String what, Figures.P99 p99) {
        double limit = limits.p99Millis(p99.quiet());
        if (p99.during() > limit) {
            wrong.add("p99 of B and C from %s: %.0f ms, not %.0f at most".formatted(what, p99.during(), limit));
        }
    }

    private Map<String, Long> takeAnswers() {
        var all = new TreeMap<String, Long>();
        loads.forEach(load -> load.traffic().takeAnswers().forEach((answer, n) -> all.merge(answer, n, Long::sum)));
        return all;
    }
}

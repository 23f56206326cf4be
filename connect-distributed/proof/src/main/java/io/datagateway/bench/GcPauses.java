// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pauses of all threads of a process, for garbage collection. */
record GcPauses(int count, double totalMillis, double longestMillis) {

    static final GcPauses NONE = new GcPauses(0, 0, 0);

    /** A line of {@code -Xlog:gc}, as in "GC(7) Pause Young (Normal) (G1 Evacuation Pause) 41M->9M(64M) 3.210ms". */
    private static final Pattern PAUSE = Pattern.compile("GC\\(\\d+\\) Pause .* ([0-9.]+)ms$", Pattern.MULTILINE);

    /** @param log lines of {@code -Xlog:gc}; those of other things are left out */
    static GcPauses of(String log) {
        GcPauses pauses = NONE;
        for (Matcher found = PAUSE.matcher(log); found.find(); ) {
            double millis = Double.parseDouble(found.group(1));
            pauses = pauses.plus(new GcPauses(1, millis, millis));
        }
        return pauses;
    }

    GcPauses plus(GcPauses other) {
        return new GcPauses(
                count + other.count, totalMillis + other.totalMillis, Math.max(longestMillis, other.longestMillis));
    }
}

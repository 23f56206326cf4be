// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

import java.util.List;
import java.util.Locale;

/** Findings as a test writes them: effect, object and problem, without the remedy. */
public final class FindingLines {

    private FindingLines() {}

    public static List<String> of(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.effect().name().toLowerCase(Locale.ROOT) + ' ' + finding.object() + ": "
                        + finding.problem())
                .toList();
    }
}

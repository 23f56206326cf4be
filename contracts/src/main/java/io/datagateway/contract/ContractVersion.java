// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A released version of a contract: {@code major.minor.patch}, as in Semantic Versioning 2.0.0 without suffixes. */
public record ContractVersion(int major, int minor, int patch) implements Comparable<ContractVersion> {

    private static final Pattern TEXT =
            Pattern.compile("(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})");
    private static final Comparator<ContractVersion> ORDER = Comparator.comparingInt(ContractVersion::major)
            .thenComparingInt(ContractVersion::minor)
            .thenComparingInt(ContractVersion::patch);

    /** The version written as {@code text}; empty unless it is three numbers without leading zeros. */
    public static Optional<ContractVersion> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ContractVersion(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3))));
    }

    /** The lines that it is in: {@code 2} and {@code 2.1} for {@code 2.1.0}. */
    public List<String> lines() {
        return List.of(Integer.toString(major), major + "." + minor);
    }

    @Override
    public int compareTo(ContractVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}

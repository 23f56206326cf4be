// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.NumberRange;
import io.datagateway.options.OptionNames;
import io.datagateway.options.Range;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * Faults as on the command line: {@code kill-worker:100,pause}.
 *
 * @param rounds the faults, each with its number of rounds where one is given
 */
record FaultList(Map<Fault, Optional<Integer>> rounds) {

    /** Returns all usual faults, without numbers. */
    static FaultList usual() {
        var rounds = new EnumMap<Fault, Optional<Integer>>(Fault.class);
        Arrays.stream(Fault.values()).filter(Fault::isUsual).forEach(fault -> rounds.put(fault, Optional.empty()));
        return new FaultList(rounds);
    }

    /** Returns the rounds of each fault, the given number where it has none of its own. */
    Map<Fault, Integer> rounds(int usual) {
        var all = new EnumMap<Fault, Integer>(Fault.class);
        rounds.forEach((fault, number) -> all.put(fault, number.orElse(usual)));
        return all;
    }

    /** Converts an argument. */
    static final class FaultListConverter implements ITypeConverter<FaultList> {

        private final NumberRange number = new Range.NotNegative();

        @Override
        public FaultList convert(String list) {
            var rounds = new EnumMap<Fault, Optional<Integer>>(Fault.class);
            for (String entry : list.split(",")) {
                String[] words = entry.split(":", 2);
                Optional<Integer> own = words.length == 2 ? Optional.of(number.convert(words[1])) : Optional.empty();
                rounds.put(OptionNames.parse(Fault.class, "fault", words[0]), own);
            }
            return new FaultList(rounds);
        }
    }
}

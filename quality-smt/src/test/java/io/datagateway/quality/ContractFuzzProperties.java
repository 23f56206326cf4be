// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Contracts that are shipped, with mistakes in them, are compiled or refused: nothing is thrown, nothing is to report. */
class ContractFuzzProperties {

    private static final Path CATALOG = Path.of("../contracts/catalog");
    private static final List<String> CONTRACTS = List.of("sales.orders-2.1.0", "reference.types-1.0.0");

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.delete(folder);
    }

    /** A part of one file is replaced by another part of it, or by something hostile, as often as it says. */
    record Mutation(double from, int length, String hostile, double copied, int times) {

        String in(String text) {
            int start = (int) (from * text.length());
            int end = Math.min(text.length(), start + length);
            int copy = (int) (copied * text.length());
            String by = hostile.isEmpty() ? text.substring(copy, Math.min(text.length(), copy + 3 * length)) : hostile;
            int most = Math.max(1, Math.min(times, 200_000 / Math.max(1, by.length())));
            return text.substring(0, start) + by.repeat(most) + text.substring(end);
        }
    }

    @Property(tries = 400)
    void aContractWithMistakesIsCompiledOrRefused(
            @ForAll("contracts") String contract,
            @ForAll("endings") String mutated,
            @ForAll("mutations") List<Mutation> mutations)
            throws IOException {
        String topic = contract.substring(0, contract.indexOf('-'));
        Path target = Files.createDirectory(folder.resolve(topic));
        for (String ending : List.of(".odcs.yaml", ".avsc")) {
            String text = Files.readString(CATALOG.resolve(topic).resolve(contract + ending));
            for (Mutation mutation : ending.equals(mutated) ? mutations : List.<Mutation>of()) {
                text = mutation.in(text);
            }
            Files.write(target.resolve(contract + ending), text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            assertThat(ContractLinter.check(folder).problems())
                    .allSatisfy(problem -> assertThat(problem).isNotBlank().doesNotContain("report this"));
        } finally {
            Files.delete(target.resolve(contract + ".odcs.yaml"));
            Files.delete(target.resolve(contract + ".avsc"));
            Files.delete(target);
        }
    }

    @Provide
    Arbitrary<String> contracts() {
        return Arbitraries.of(CONTRACTS);
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of(".odcs.yaml", ".avsc");
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<Double> place = Arbitraries.doubles().between(0, 1);
        Arbitrary<String> hostile = Arbitraries.of(
                "",
                "",
                "",
                "[",
                "{",
                "(",
                "- ",
                "? ",
                ": ",
                "\"",
                "\n",
                "0",
                "9",
                "1e9",
                "-",
                "null",
                "true",
                "{1,1000}",
                "\\ud800",
                "&a ",
                "*a",
                "a.b.",
                "this.",
                "!",
                "\u00e9",
                "%",
                "#",
                "<<: ",
                "!!int ",
                "|\n");
        return Combinators.combine(
                        place,
                        Arbitraries.integers().between(0, 60),
                        hostile,
                        place,
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.just(1)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(2, 5_000))))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}

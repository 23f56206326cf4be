// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Settings that the command lines of torture, hostile clients and benchmark share: parsing and help. */
public final class ProofCommand {

    private static final int WIDTH = 100;

    private ProofCommand() {}

    /**
     * Lets a repeated option count the last time it is given, and adds a table of an enum's constants to the help.
     *
     * @param heading the heading of the table
     * @param text the description of a constant
     */
    public static <E extends Enum<E>> void configure(
            CommandSpec command, String heading, Class<E> type, Function<E, String> text) {
        command.parser().overwrittenOptionsAllowed(true);
        UsageMessageSpec usage = command.usageMessage();
        usage.footerHeading("%nExamples:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .width(WIDTH);
        List<String> sections = new ArrayList<>(usage.sectionKeys());
        sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING), heading);
        usage.sectionKeys(sections);
        IHelpSectionRenderer table =
                help -> System.lineSeparator() + heading + System.lineSeparator() + table(type, text);
        usage.sectionMap().put(heading, table);
    }

    private static <E extends Enum<E>> String table(Class<E> type, Function<E, String> text) {
        E[] constants = type.getEnumConstants();
        int width = Arrays.stream(constants)
                .mapToInt(constant -> OptionNames.of(constant).length())
                .max()
                .orElse(1);
        return Arrays.stream(constants)
                .map(constant -> ("  %-" + width + "s  %s%n").formatted(OptionNames.of(constant), text.apply(constant)))
                .collect(Collectors.joining());
    }
}

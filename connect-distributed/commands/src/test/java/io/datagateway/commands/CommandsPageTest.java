// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that {@code docs/commands.md} and the command {@code gateway} name the same subcommands and options. */
class CommandsPageTest {

    private static final Path PAGE = Path.of("../docs/commands.md");
    private static final Pattern SECTION =
            Pattern.compile("^## For operators.*?(?=^## )", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("^\\| `(gateway [a-z]+ [a-z]+)", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("--[a-z0-9][a-z0-9-]*");

    private String section = "";

    @BeforeEach
    void readThePage() throws Exception {
        section = SECTION.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining());
    }

    @Test
    void everySubcommandHasItsRow() {
        assertThat(COMMAND.matcher(section).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(GatewayTest.leaves()
                        .map(line -> line.getCommandSpec().qualifiedName())
                        .toList());
    }

    @Test
    void everyOptionIsNamedAndNoOther() {
        Set<String> options = new TreeSet<>();
        GatewayTest.leaves()
                .flatMap(line -> line.getCommandSpec().optionsMap().keySet().stream())
                .filter(name -> OPTION.matcher(name).matches())
                .forEach(options::add);
        Set<String> named =
                OPTION.matcher(section).results().map(MatchResult::group).collect(Collectors.toSet());
        named.add("--version");

        assertThat(named).isEqualTo(options);
    }
}

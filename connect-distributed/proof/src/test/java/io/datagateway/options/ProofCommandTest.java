// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.cli.CommandRunner;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class ProofCommandTest {

    private final Hurt hurt = new Hurt();

    private enum Way {
        SLOW,
        END_TO_END
    }

    @Command(name = "hurt", mixinStandardHelpOptions = true, exitCodeList = "0:well")
    static final class Hurt implements Runnable {

        @Option(names = "--rate", converter = Range.Digit.class)
        int rate = 5;

        @Option(names = "--wait", converter = Range.Digit.class)
        int wait = 5;

        @Option(names = "--ways", converter = WayListConverter.class)
        EnumList<Way> ways = EnumList.all(Way.class);

        @Option(names = "--set")
        Map<String, String> settings = new TreeMap<>();

        @Option(names = "--short", preprocessor = HurtShort.class)
        boolean shorthand;

        @Spec
        void configure(CommandSpec command) {
            ProofCommand.configure(
                    command, "Ways:", Way.class, way -> way.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public void run() {}
    }

    static final class WayListConverter implements ITypeConverter<EnumList<Way>> {

        @Override
        public EnumList<Way> convert(String list) {
            return OptionNames.parseAll(Way.class, "way", list);
        }
    }

    static final class HurtShort extends Shorthand {

        HurtShort() {
            super("--rate 2 --wait 2 --ways slow");
        }
    }

    private void parse(String words) {
        CommandRunner.line(hurt).parseArgs(words.split(" "));
    }

    @Test
    void theLastOfWhatIsGivenCounts() {
        parse("--rate 1 --ways slow --rate 9 --ways end-to-end");

        assertThat(hurt.rate).isEqualTo(9);
        assertThat(hurt.ways.constants()).containsExactly(Way.END_TO_END);
    }

    @Test
    void whatComesAfterAShorthandGoesBeforeIt() {
        parse("--wait 3 --short --rate 4 --ways end-to-end");

        assertThat(hurt.rate).isEqualTo(4);
        assertThat(hurt.wait).isEqualTo(2);
        assertThat(hurt.ways.constants()).containsExactly(Way.END_TO_END);
    }

    @Test
    void settingsAreTakenAsTheyAre() {
        parse("--set b=x=y --set a.b=");

        assertThat(hurt.settings).isEqualTo(Map.of("a.b", "", "b", "x=y"));
    }

    @Test
    void theHelpHasALineForEachConstantBeforeTheExitCodes() {
        assertThat(CommandRunner.line(hurt).getUsageMessage())
                .containsPattern("(?s)Ways:\\R  slow        slow\\R  end-to-end  end_to_end\\R.*0 +well");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--loud 1", "loud", "--rate", "--rate 0", "--rate many", "--set a", "--ways", "--ways long"})
    void aWrongLineEndsWith2(String words) {
        assertThat(CommandRunner.line(hurt).execute(words.split(" "))).isEqualTo(2);
    }
}

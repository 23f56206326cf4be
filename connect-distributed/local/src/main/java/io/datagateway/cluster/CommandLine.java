// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The options of a command. They are declared first; {@link #parse} then fills what the declarations have returned.
 */
public final class CommandLine {

    private final String usage;
    private final Map<String, Consumer<Iterator<String>>> options = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private boolean takesWords;

    /** @param usage what {@code --help} says, and every message about the form of the line ends with */
    public CommandLine(String usage) {
        this.usage = usage;
        take("--help", rest -> {
            throw new IllegalArgumentException(usage);
        });
    }

    /** An option that takes what it needs of the arguments after it. */
    public void take(String name, Consumer<Iterator<String>> taker) {
        options.put(name, taker);
    }

    /** The same, for one thing; the last one counts. */
    public <T> Supplier<T> option(String name, T usual, Function<Iterator<String>, T> taker) {
        var value = new AtomicReference<T>(usual);
        take(name, rest -> value.set(taker.apply(rest)));
        return value::get;
    }

    /** An option with a value. */
    public <T> Supplier<T> value(String name, T usual, Function<String, T> parse) {
        return option(name, usual, rest -> parse.apply(next(name, rest)));
    }

    /** An option with a value that has no usual one. */
    public <T> Supplier<Optional<T>> optional(String name, Function<String, T> parse) {
        return value(name, Optional.empty(), parse.andThen(Optional::of));
    }

    /** An option without a value. */
    public Supplier<Boolean> flag(String name) {
        return option(name, false, rest -> true);
    }

    /** An option that stands for others, which those after it may change. */
    public void shorthand(String name, String line) {
        take(name, rest -> parse(List.of(line.split(" "))));
    }

    /** @param usual by name, without the dashes */
    public void numbers(Map<String, Integer> usual, int least, int most) {
        numbers.putAll(usual);
        for (String name : usual.keySet()) {
            String option = "--" + name;
            take(option, rest -> numbers.put(name, Numbers.parse(option, next(option, rest), least, most)));
        }
    }

    /** By name, without the dashes. */
    public Map<String, Integer> numbers() {
        return Map.copyOf(numbers);
    }

    /** {@code --set KEY=VALUE}, which may be repeated. */
    public Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        take("--set", rest -> {
            String setting = next("--set", rest);
            String[] words = setting.split("=", 2);
            if (words.length < 2) {
                throw new IllegalArgumentException("--set takes KEY=VALUE, not " + setting);
            }
            settings.put(words[0], words[1]);
        });
        return Collections.unmodifiableMap(settings);
    }

    /** What is no option and no value of one; not to be there unless this was called. */
    public List<String> words() {
        takesWords = true;
        return Collections.unmodifiableList(words);
    }

    /** @throws IllegalArgumentException if the line is not as declared */
    public void parse(List<String> line) {
        Iterator<String> rest = line.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            Consumer<Iterator<String>> option = options.get(argument);
            if (option != null) {
                option.accept(rest);
            } else if (takesWords && !argument.startsWith("-")) {
                words.add(argument);
            } else {
                throw new IllegalArgumentException("unknown argument " + argument + "\n" + usage);
            }
        }
    }

    private String next(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value\n" + usage);
        }
        return rest.next();
    }
}

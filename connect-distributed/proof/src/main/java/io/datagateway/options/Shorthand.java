// SPDX-License-Identifier: Apache-2.0
package io.datagateway.options;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * An option that stands for others; options after it take precedence. Picocli makes preprocessors by a constructor
 * without parameters: each shorthand is a nested class of its command's options.
 */
public abstract class Shorthand implements IParameterPreprocessor {

    private final List<String> words;

    /** @param line the options that it stands for, separated by spaces */
    protected Shorthand(String line) {
        this.words = List.of(line.split(" "));
    }

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own
    public final boolean preprocess(
            Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        for (int i = words.size() - 1; i >= 0; i--) {
            arguments.push(words.get(i));
        }
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect.overlap;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The raw topics that a validation connector takes.
 *
 * @param regex as its worker reads it
 * @param pattern empty if only the worker can know it, or if it is none
 */
record RawTopics(String regex, Optional<Pattern> pattern) {

    private static final String KEY = "topics.regex";
    private static final String DEFAULT = ".+\\.raw";
    private static final String PLACEHOLDER = "${";

    static RawTopics of(Deployed validation) throws IOException {
        String text = validation.config().getOrDefault(KEY, DEFAULT);
        if (!text.contains(PLACEHOLDER)) {
            return new RawTopics(text, compiled(text));
        }
        // Config providers are resolved on the workers.
        Optional<String> resolved = validation.group().resolved(validation.config(), KEY);
        return new RawTopics(resolved.orElse(text), resolved.flatMap(RawTopics::compiled));
    }

    private static Optional<Pattern> compiled(String regex) {
        try {
            return Optional.of(Pattern.compile(regex));
        } catch (PatternSyntaxException e) {
            return Optional.empty(); // Connect will refuse it
        }
    }

    boolean take(String topic) {
        return topic.endsWith(KnownRawTopics.RAW)
                && pattern.map(regex -> regex.matcher(topic).matches()).orElse(false);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cli;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Secrets in texts of others, which no command prints: Connect quotes the settings that it refuses. */
public final class Secrets {

    private static final String MASK = "*****";
    private static final String NAME =
            "(?:password|passwd|pwd|secret|token|credential|passphrase|jaas|private.?key|api.?key)";

    private static final Pattern SECRET_KEY =
            Pattern.compile(NAME + "|keystore\\.key$|certificate\\.chain$", Pattern.CASE_INSENSITIVE);

    /** {@code //user:password@host} */
    private static final Pattern IN_ADDRESS = Pattern.compile("(//)[^/\\s@\"'\\\\]+@");

    /** {@code password=…}, as in the address of a database */
    private static final Pattern ASSIGNED =
            Pattern.compile("(" + NAME + "[\\w.-]*\\s*=\\s*\\\\?[\"']?)[^\\s\"'\\\\,;&})]+", Pattern.CASE_INSENSITIVE);

    /** Values that are no secret by themselves: {@code true}, {@code 10}. */
    private static final int SHORT = 4;

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values;
    }

    /** The secrets of a connector's config. A value that only refers to one is none. */
    public static Secrets of(Map<String, String> config) {
        return new Secrets(config.entrySet().stream()
                .filter(setting -> SECRET_KEY.matcher(setting.getKey()).find())
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORT && !value.startsWith("${"))
                .toList());
    }

    /** Returns the text without the values of this config's secrets. */
    public String masked(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    /** Returns the text without what looks like a secret in it. */
    public static String maskedByForm(String text) {
        String masked = IN_ADDRESS.matcher(text).replaceAll("$1" + MASK + "@");
        return ASSIGNED.matcher(masked).replaceAll("$1" + MASK);
    }
}

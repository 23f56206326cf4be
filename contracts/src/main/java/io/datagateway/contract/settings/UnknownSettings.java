// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import io.datagateway.contract.text.EditDistance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds settings that nobody reads: unknown ones among the names that a reader owns, and those that are a slip of the hand
 * away from a known name. All others may belong to Connect, to a distribution of it, or to a plugin.
 */
public final class UnknownSettings {

    private static final int LETTERS_PER_SLIP = 6;
    private static final int MAX_SLIPS = 2;
    private static final SettingNames NOBODY = new SettingNames("", Set.of(), Set.of());

    private final List<SettingNames> readers;

    /** @param readers one for the connector itself, and one for each prefix whose names are known */
    public UnknownSettings(List<SettingNames> readers) {
        this.readers = List.copyOf(readers);
    }

    /** Returns them in the order of their names, each with the nearest known name. */
    public List<SettingIssue> in(Map<String, String> settings) {
        return settings.keySet().stream()
                .sorted()
                .map(this::issue)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<SettingIssue> issue(String key) {
        SettingNames reader = readerOf(key);
        if (reader.has(key) || (reader.prefix().isEmpty() && ConnectNames.has(key))) {
            return Optional.empty();
        }
        Optional<String> near = names(reader)
                .filter(name -> isNear(key, name))
                .min(Comparator.<String>comparingInt(name -> slips(key, name)).thenComparing(name -> name));
        return near.or(() -> reader.owns(key) ? akin(key, reader) : Optional.empty())
                .map(name -> new SettingIssue(key, key + " is not a setting here: did you mean " + name + "?"));
    }

    /** The one with the longest prefix: it alone reads the key. */
    private SettingNames readerOf(String key) {
        return readers.stream()
                .filter(reader -> key.startsWith(reader.prefix()))
                .max(Comparator.comparingInt(reader -> reader.prefix().length()))
                .orElse(NOBODY);
    }

    /** All names if the key has none of the known prefixes, as the prefix itself may be mistyped. */
    private Stream<String> names(SettingNames reader) {
        return readers.stream()
                .filter(other -> reader.prefix().isEmpty() || other.equals(reader))
                .flatMap(other -> other.known().stream().map(other.prefix()::concat));
    }

    /** The name that begins with the most words of the key, and of these the most alike. */
    private Optional<String> akin(String key, SettingNames reader) {
        return names(reader)
                .min(Comparator.<String>comparingInt(name -> -commonWords(key, name))
                        .thenComparingInt(name -> slips(key, name))
                        .thenComparing(name -> name));
    }

    private static int commonWords(String key, String name) {
        String[] words = key.split("[.]", -1);
        String[] others = name.split("[.]", -1);
        int mismatch = Arrays.mismatch(words, others);
        return mismatch < 0 ? words.length : mismatch;
    }

    private static boolean isNear(String key, String name) {
        return slips(key, name) <= Math.min(MAX_SLIPS, name.length() / LETTERS_PER_SLIP);
    }

    private static int slips(String key, String name) {
        return EditDistance.between(plain(key), plain(name));
    }

    /** Capitals, blanks, and other characters between words are no slips: they make the same name look different. */
    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Collects the errors in a connector's settings, each on the key to change. */
public final class SettingsCheck {

    private final Map<String, String> settings;
    private final List<SettingIssue> issues = new ArrayList<>();

    /** @param settings a value may be null, as in JSON: then it is not set */
    public SettingsCheck(Map<String, String> settings) {
        this.settings = settings.entrySet().stream()
                .filter(setting -> Objects.nonNull(setting.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns what is checked. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Returns true if the setting is missing or empty. */
    public boolean isMissing(String key) {
        return settings.getOrDefault(key, "").isEmpty();
    }

    /** Demands one of the values here: the worker's own setting cannot be seen. */
    public void require(String key, Collection<String> allowed, String because) {
        if (!isOneOf(allowed, settings.getOrDefault(key, ""))) {
            refuse(key, demand(allowed, because) + " Set it here, whatever the worker's own setting is.");
        }
    }

    /** Refuses other values. A setting that is not there has Connect's default, which is sound. */
    public void allowOnly(String key, Collection<String> allowed, String because) {
        if (settings.containsKey(key) && !isOneOf(allowed, settings.getOrDefault(key, ""))) {
            refuse(key, demand(allowed, because));
        }
    }

    /** Refuses a setting that is there at all. */
    public void forbid(String key, String because) {
        if (settings.containsKey(key)) {
            refuse(key, "must not be set: " + because + " Remove this setting.");
        }
    }

    /** @param reason the error and its remedy; continues a sentence that begins with the key */
    public void refuse(String key, String reason) {
        issues.add(new SettingIssue(key, key + " " + reason));
    }

    /** Adds errors that were found elsewhere. */
    public void add(Collection<SettingIssue> others) {
        issues.addAll(others);
    }

    /** Returns the errors so far; empty if there are none. */
    public List<SettingIssue> issues() {
        return List.copyOf(issues);
    }

    private static String demand(Collection<String> allowed, String because) {
        return "must be " + String.join(" or ", new TreeSet<>(allowed)) + ": " + because;
    }

    /** As Kafka and Connect read such values: blanks around them and capitals do not matter. */
    private static boolean isOneOf(Collection<String> allowed, String value) {
        String plain = value.strip();
        return allowed.contains(plain) || allowed.contains(plain.toLowerCase(Locale.ROOT));
    }
}

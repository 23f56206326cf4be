// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.contract.settings.SettingNames;
import io.datagateway.contract.settings.TransformChain;
import io.datagateway.contract.settings.UnknownSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of a converter or a transform, which stands alone behind its prefix: what it does not know, nobody reads. */
public final class PluginSettings {

    private static final Logger log = LoggerFactory.getLogger(PluginSettings.class);

    /** Connect tells a converter by it what it is for. */
    private static final String CONVERTER_TYPE = "converter.type";

    private PluginSettings() {}

    /** Returns the settings that nobody reads. */
    public static List<SettingIssue> unknownIn(Map<String, ?> settings, ConfigDef known) {
        Map<String, String> texts = texts(settings);
        Set<String> names = new HashSet<>(known.names());
        names.addAll(TransformChain.OF_EVERY_TRANSFORM);
        names.add(CONVERTER_TYPE);
        return new UnknownSettings(List.of(SettingNames.ofClient("", names, texts))).in(texts);
    }

    /** Logs them at a start. No reason to stop: a later version may know them. */
    public static void warn(Object plugin, Map<String, ?> settings, ConfigDef known) {
        unknownIn(settings, known)
                .forEach(issue ->
                        log.warn("{}: {} It is ignored.", plugin.getClass().getSimpleName(), issue.message()));
    }

    /** Returns the settings as text, without those that are null. */
    static Map<String, String> texts(Map<String, ?> settings) {
        var texts = new HashMap<String, String>();
        settings.forEach((key, value) -> {
            if (value != null) {
                texts.put(key, value.toString());
            }
        });
        return texts;
    }
}

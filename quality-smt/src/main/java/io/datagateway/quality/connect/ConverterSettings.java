// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import io.datagateway.contract.settings.Looks;
import io.datagateway.contract.settings.PathLook;
import io.datagateway.contract.settings.SettingIssue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/**
 * The settings of a converter, which Connect has checked with all that stands behind the converter's prefix: refuses also
 * what nobody reads, and a catalog that is not there.
 */
public final class ConverterSettings extends ConfigDef {

    /** A connector may have two such converters, and its settings are answered for after at most twice this time. */
    private static final Duration LIMIT = Looks.LIMIT.dividedBy(2);

    /** @param known the settings of the converter */
    public ConverterSettings(ConfigDef known) {
        super(known);
    }

    @Override
    public List<ConfigValue> validate(Map<String, String> settings) {
        List<ConfigValue> values = new ArrayList<>(super.validate(settings));
        Map<String, String> texts = PluginSettings.texts(settings);
        List<SettingIssue> issues = new ArrayList<>(PluginSettings.unknownIn(texts, this));
        issues.addAll(
                Looks.within(LIMIT, PathLook.folder(ContractsPath.NAME, texts).toList()));
        issues.forEach(issue -> valueOf(issue.key(), values).addErrorMessage(issue.message()));
        return values;
    }

    private static ConfigValue valueOf(String key, List<ConfigValue> values) {
        return values.stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseGet(() -> {
                    var added = new ConfigValue(key);
                    values.add(added);
                    return added;
                });
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.settings.AllowedPaths;
import io.datagateway.contract.settings.KeyStoreLook;
import io.datagateway.contract.settings.Look;
import io.datagateway.contract.settings.Looks;
import io.datagateway.contract.settings.PathLook;
import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.contract.settings.SettingsCheck;
import io.datagateway.http.tls.TlsContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/**
 * The files that the settings name, and the keys and passwords among them, tried out as a start would. What is said of them
 * tells nothing of their content: whoever may send settings may not read every file of the worker.
 */
final class GatewayFiles {

    private static final String KEY_STORE = TlsKeys.PREFIX + "keystore.location";
    private static final List<String> FILES = List.of(
            KEY_STORE,
            TlsKeys.PREFIX + "truststore.location",
            TlsKeys.PREFIX + "denylist.location",
            TlsKeys.CA_LOCATION,
            TlsKeys.PRINCIPAL_TOPICS);
    private static final String CRL = TlsKeys.PREFIX + "crl.location";

    private static final Pattern DETAILS = Pattern.compile(" \\(.*\\)", Pattern.DOTALL);

    private GatewayFiles() {}

    /**
     * Refuses a start with a file that the worker does not allow settings to name.
     *
     * @throws ConfigException for all such settings
     */
    static void requireAllowed(Map<String, String> settings) {
        Stream<String> keys = Stream.of(
                        FILES.stream(),
                        Stream.of(CRL, ConfigKeys.CONTRACTS_PATH),
                        KeyStoreLook.locations(ConfigKeys.KAFKA_PREFIX))
                .flatMap(key -> key);
        AllowedPaths.issues(keys, settings).stream()
                .map(SettingIssue::message)
                .reduce((one, other) -> one + " " + other)
                .ifPresent(message -> {
                    throw new ConfigException(message);
                });
    }

    /** Returns what is wrong with them; waits for the answer of a file system, but not long. */
    static List<SettingIssue> issues(Map<String, String> all, List<SettingIssue> known) {
        Map<String, String> settings = new SettingsCheck(all).settings();
        Stream<Look> looks = Stream.of(
                        listener(settings),
                        PathLook.folder(ConfigKeys.CONTRACTS_PATH, settings),
                        KeyStoreLook.of(ConfigKeys.KAFKA_PREFIX, settings),
                        isSound(settings, known)
                                ? Stream.of(Look.trial(KEY_STORE, () -> tls(settings)))
                                : Stream.<Look>of())
                .flatMap(look -> look);
        return Looks.within(Looks.LIMIT, looks.toList());
    }

    private static Stream<Look> listener(Map<String, String> settings) {
        return Stream.concat(
                FILES.stream().flatMap(key -> PathLook.file(key, settings)), PathLook.fileOrFolder(CRL, settings));
    }

    /** The listener's keys can be tried out only if all settings for it are known here. */
    private static boolean isSound(Map<String, String> settings, List<SettingIssue> known) {
        return known.stream().noneMatch(issue -> TlsKeys.has(issue.key()))
                && settings.entrySet().stream()
                        .noneMatch(setting -> TlsKeys.has(setting.getKey())
                                && setting.getValue().contains("${"));
    }

    /** What another look says of a file, or Connect of a setting, is not said twice. */
    private static Optional<SettingIssue> tls(Map<String, String> settings) throws Exception {
        for (Look file : listener(settings).toList()) {
            if (file.problem().call().isPresent()) {
                return Optional.empty();
            }
        }
        Map<String, ?> ssl;
        try {
            ssl = new HttpSourceConfig(settings).listener().ssl();
        } catch (ConfigException e) {
            return Optional.empty();
        }
        try {
            TlsContext.check(ssl);
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(issue(String.valueOf(e.getMessage())));
        }
    }

    /** @param message begins with the key; details from the file stand in parentheses */
    private static SettingIssue issue(String message) {
        String key = message.substring(0, message.indexOf(' '));
        return new SettingIssue(key, DETAILS.matcher(message).replaceAll(""));
    }
}

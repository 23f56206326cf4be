// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.plugins.ArchiveFolder;
import io.datagateway.plugins.ArchiveSource;
import io.datagateway.plugins.Downloads;
import io.datagateway.plugins.InstallResult;
import io.datagateway.plugins.InstallResult.Outcome;
import io.datagateway.plugins.ListedPlugin;
import io.datagateway.plugins.PluginInstaller;
import io.datagateway.plugins.PluginList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "install",
        description = {
            "Installs the stock connectors of config/plugins.txt into a plugin directory of Kafka Connect, each only if"
                    + " the SHA-256 of its archive is the expected one.",
            "What is there in its version stays; another version of it is replaced. One plugin that is refused or"
                    + " missing does not keep the others out."
        },
        footer = {
            "  gateway plugins install debezium-connector-postgres",
            "  gateway plugins install --archives /media/archives --directory /opt/connect/plugins",
            "",
            "JSON: {directory, plugins: [{plugin, version, outcome, folder, manifest, detail}]};",
            "outcome: installed, already-installed, refused, not-fetched."
        },
        exitCodeList = {
            "0:All is installed.",
            "1:Something was refused.",
            "2:Wrong arguments.",
            "3:Something could not be fetched."
        })
final class PluginsInstall implements Callable<Integer> {

    private static final int REFUSED = 1;
    private static final int NOT_FETCHED = 3;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Plugins of config/plugins.txt; default: all of them.")
    private List<String> names = List.of();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "The plugin directory; default: that of this distribution.")
    private @Nullable Path directory;

    @Option(
            names = "--archives",
            paramLabel = "FOLDER",
            description = "Take the archives from this folder: needs neither Maven nor a network.")
    private @Nullable Path archives;

    @Option(
            names = "--sha256",
            paramLabel = "NAME=HEX",
            description = "The SHA-256 you expect of an archive that config/plugins.txt knows none for.")
    private Map<String, String> expected = Map.of();

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    record Document(String directory, List<Map<String, Object>> plugins) {}

    @Override
    public Integer call() throws IOException {
        CommandEnvironment environment = Gateway.environment(spec);
        List<ListedPlugin> chosen = PluginList.read(environment.pluginList()).select(names, expected);
        ArchiveSource source = source(environment);
        Path target = writable(directory == null ? environment.plugins() : directory);
        var installer = new PluginInstaller(target, source);
        var outcomes = EnumSet.noneOf(Outcome.class);
        var lines = new ArrayList<Map<String, Object>>();
        for (ListedPlugin plugin : chosen) {
            InstallResult result = installer.install(plugin);
            outcomes.add(result.outcome());
            boolean manifest = result.isThere() && PluginInstaller.hasManifest(result);
            print(result, manifest);
            lines.add(fields(result, manifest));
        }
        output.json(new Document(target.toString(), lines));
        return outcomes.contains(Outcome.REFUSED) ? REFUSED : outcomes.contains(Outcome.NOT_FETCHED) ? NOT_FETCHED : 0;
    }

    private ArchiveSource source(CommandEnvironment environment) {
        if (archives == null) {
            return new Downloads(environment.variables(), output::text, output::log);
        }
        if (!Files.isDirectory(archives)) {
            throw wrong("--archives needs a folder that exists, not " + archives);
        }
        return new ArchiveFolder(archives);
    }

    private Path writable(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw wrong(folder + " is not a directory that can be written; build the distribution first or name another"
                    + " --directory");
        }
        return folder.toRealPath();
    }

    private void print(InstallResult result, boolean manifest) {
        String plugin = result.plugin().toString();
        switch (result.outcome()) {
            case INSTALLED -> output.text(plugin + ": installed in " + result.folder());
            case ALREADY_INSTALLED -> output.text(plugin + ": is installed already");
            case REFUSED -> output.error(plugin + " refused: " + result.detail());
            case NOT_FETCHED -> output.error(plugin + " not fetched: " + result.detail());
        }
        if (result.isThere() && !manifest) {
            // A worker with plugin.discovery=service_load, as in config/worker.properties, sees only plugins with one.
            output.text(plugin
                    + ": has no plugin manifest; to have it seen with plugin.discovery=service_load, write one"
                    + " with Kafka's");
            output.text("  connect-plugin-path.sh sync-manifests --plugin-location " + result.folder());
        }
    }

    private static Map<String, Object> fields(InstallResult result, boolean manifest) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("plugin", result.plugin().name());
        fields.put("version", result.plugin().version());
        fields.put("outcome", OutputOption.word(result.outcome()));
        fields.put("folder", result.folder().toString());
        fields.put("manifest", manifest);
        fields.put("detail", result.detail());
        return fields;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

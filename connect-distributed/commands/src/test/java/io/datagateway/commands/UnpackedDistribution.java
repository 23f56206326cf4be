// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The surroundings of gateway plugins install: list, archives, plugin directory, tools put before the usual ones. */
final class UnpackedDistribution {

    private final Path home;

    UnpackedDistribution(Path home) throws IOException {
        this.home = home;
        for (String folder : List.of("config", "plugins", "archives", "tools")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.createFile(list());
    }

    Path plugins() {
        return home.resolve("plugins");
    }

    Path archives() {
        return home.resolve("archives");
    }

    Path list() {
        return home.resolve("config/plugins.txt");
    }

    /** Stands before a tool of the same name. */
    void tool(String name, String body) throws IOException {
        Path tool = Files.writeString(home.resolve("tools").resolve(name), "#!/bin/sh\n" + body + "\n");
        tool.toFile().setExecutable(true);
    }

    /** An archive as Maven names it, holding a jar with one entry. */
    Path archive(String name, String version, String entry) throws Exception {
        Path folder = Files.createDirectories(home.resolve("made").resolve(name));
        Path jar = folder.resolve(name + "-" + version + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(entry));
        }
        Path archive = archives().resolve(name + "-" + version + "-plugin.tar.gz");
        finish(new ProcessBuilder(
                "tar", "-czf", archive.toString(), "-C", home.resolve("made").toString(), name));
        Files.delete(jar);
        return archive;
    }

    void listed(String name, String version, String sha256) throws IOException {
        listedFrom("org.example:" + name + ":" + version + ":tar.gz:plugin", name + " " + version + " " + sha256);
    }

    void listedFrom(String source, String nameVersionAndSha256) throws IOException {
        Files.writeString(list(), nameVersionAndSha256 + " " + source + "\n", StandardOpenOption.APPEND);
    }

    /** An archive with a manifest, listed with its checksum. */
    Path offered(String name, String version) throws Exception {
        Path archive = archive(name, version, "META-INF/services/org.apache.kafka.connect.source.SourceConnector");
        listed(name, version, sha256(archive));
        return archive;
    }

    GatewayRun install(String... arguments) {
        return install(home, arguments);
    }

    /** @param distribution whose list is to be used */
    GatewayRun install(Path distribution, String... arguments) {
        String path = home.resolve("tools") + File.pathSeparator + System.getenv("PATH");
        var environment = new CommandEnvironment(distribution, Map.of("PATH", path, "no_proxy", "*"));
        var line = new ArrayList<>(List.of("plugins", "install"));
        line.addAll(List.of(arguments));
        return GatewayRun.of(environment, line.toArray(String[]::new));
    }

    List<String> installed() {
        try (var entries = Files.list(plugins())) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static void finish(ProcessBuilder builder) throws Exception {
        assertThat(builder.inheritIO().start().waitFor()).isZero();
    }
}

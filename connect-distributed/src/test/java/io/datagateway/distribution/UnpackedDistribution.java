// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** What bin/install-plugins finds around it: its list, archives, the plugin directory; with tools put before the usual ones. */
final class UnpackedDistribution {

    private final Path home;

    UnpackedDistribution(Path home) throws IOException {
        this.home = home;
        for (String folder : List.of("bin", "config", "plugins", "archives", "tools")) {
            Files.createDirectories(home.resolve(folder));
        }
        Files.copy(Path.of("bin/install-plugins"), script());
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

    Path script() {
        return home.resolve("bin/install-plugins");
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

    Outcome install(String... arguments) throws Exception {
        return install(script(), arguments);
    }

    Outcome install(Path script, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", home.resolve("tools").toString(), (path, tools) -> tools + ":" + path);
        builder.environment().put("no_proxy", "*");
        return finish(builder);
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

    private static Outcome finish(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    record Outcome(int exit, String said) {}
}

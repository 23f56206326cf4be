// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bills of materials in the distribution (CycloneDX) say what is in it, and under which licences. */
class SupplyChainIT {

    private static final Path BUNDLE = Path.of("target/bundle/data-gateway");

    /** Those that let anyone use and pass on the distribution, each with its name in a bill. */
    private static final Set<String> LICENCES = Set.of("Apache-2.0", "MIT", "BSD-3-Clause", "Go License");

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"http-source-connector", "quality-smt", "commands"})
    void everyForeignJarIsInTheBillOfItsModuleByContent(String module) throws Exception {
        var known = new HashSet<String>();
        components(module).forEach(component -> known.add(sha256(component)));

        assertThat(jars(module))
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(known).as("%s", jar).contains(sha256(jar)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-source-connector", "quality-smt", "commands"})
    void everyComponentMayBeUsedUnderALicenceThatWeAllow(String module) throws Exception {
        assertThat(components(module))
                .isNotEmpty()
                .allSatisfy(component -> assertThat(licences(component))
                        .as("%s", component.path("purl").asText())
                        .containsAnyElementsOf(LICENCES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-source-connector", "quality-smt", "commands"})
    void aBillDoesNotSayWhenItWasMade(String module) throws Exception {
        // Two builds of one commit are then the same, byte for byte.
        assertThat(bill(module).at("/metadata/timestamp").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-source-connector", "quality-smt", "commands"})
    void whatIsInsideOfAJarUnderOtherNamesIsInTheBill(String module) throws Exception {
        var listed = new HashSet<String>();
        components(module).stream()
                .filter(component -> component.has("components"))
                .forEach(component -> listed.add(sha256(component)));

        assertThat(jars(module).stream().filter(SupplyChainIT::holdsOthers))
                .isNotEmpty()
                .allSatisfy(jar -> assertThat(listed).as("%s", jar).contains(sha256(jar)));
        assertThat(components(module).stream().flatMap(component -> stream(component.path("components"))))
                .allSatisfy(part -> assertThat(licences(part)).containsAnyElementsOf(LICENCES));
    }

    /** Those who put a library into their jar under another name call its package so, or leave its Maven files there. */
    private static boolean holdsOthers(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            long modules = file.stream()
                    .filter(entry -> entry.getName().endsWith("/pom.properties"))
                    .filter(entry -> !jar.getFileName()
                            .toString()
                            .startsWith(entry.getName().split("/")[3]))
                    .count();
            return modules > 0
                    || file.stream().anyMatch(entry -> entry.getName().matches(".*/(shaded|relocated)/.*\\.class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> jars(String module) throws IOException {
        try (Stream<Path> files = Files.list(folder(module))) {
            return files.filter(file -> !file.getFileName().toString().startsWith(module))
                    .toList();
        }
    }

    private static Path folder(String module) {
        return BUNDLE.resolve(module.equals("commands") ? "lib" : "plugins/" + module);
    }

    private static List<JsonNode> components(String module) throws IOException {
        return stream(bill(module).path("components")).toList();
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static JsonNode bill(String module) throws IOException {
        return JSON.readTree(BUNDLE.resolve("sbom/" + module + ".cdx.json").toFile());
    }

    private static List<String> licences(JsonNode component) {
        var licences = new ArrayList<String>();
        for (JsonNode licence : component.path("licenses")) {
            licences.add(
                    licence.at("/license/id").asText(licence.at("/license/name").asText()));
        }
        return licences;
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "none";
    }

    private static String sha256(Path jar) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

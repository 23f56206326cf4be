// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds to bills of materials (CycloneDX) what is inside of jars: Maven knows the jar, and not the libraries that its makers
 * have put into it under other names.
 */
public final class InsideJars {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode inside;

    /** @param inside by jar, as {@code group:name:version}, the components in it */
    InsideJars(JsonNode inside) {
        this.inside = inside;
    }

    /** Writes the bills anew: the table, the folder for the new ones, and the bills. */
    public static void main(String[] args) throws IOException {
        var jars = new InsideJars(JSON.readTree(Path.of(args[0]).toFile()));
        Path folder = Files.createDirectories(Path.of(args[1]));
        for (String bill : Arrays.asList(args).subList(2, args.length)) {
            jars.complete(Path.of(bill), folder);
        }
    }

    /** Writes a bill anew into the folder, if there is one: a build without the network makes none. */
    private void complete(Path bill, Path folder) throws IOException {
        Path target = folder.resolve(bill.getFileName());
        if (Files.exists(bill)) {
            JsonNode complete = completed(JSON.readTree(bill.toFile()));
            Files.writeString(target, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(complete) + "\n");
        } else {
            Files.deleteIfExists(target);
        }
    }

    /**
     * Returns the bill with the components that are inside of others.
     *
     * @throws IllegalStateException if it has another version of a jar than the table
     */
    JsonNode completed(JsonNode bill) {
        for (JsonNode component : bill.path("components")) {
            String jar = name(component) + ":" + component.path("version").asText();
            requireSameVersion(name(component), jar);
            for (JsonNode part : inside.path(jar)) {
                ((ObjectNode) component).withArray("components").add(part(part));
            }
        }
        return bill;
    }

    private static String name(JsonNode component) {
        return component.path("group").asText() + ":" + component.path("name").asText();
    }

    /** Another version may have something else inside. */
    private void requireSameVersion(String name, String jar) {
        List<String> known = new ArrayList<>();
        inside.fieldNames().forEachRemaining(known::add);
        if (known.stream().anyMatch(other -> other.startsWith(name + ":")) && !known.contains(jar)) {
            throw new IllegalStateException("src/main/sbom/inside.json does not say what is inside of " + jar
                    + ". Look into the jar, and change the entry of " + name);
        }
    }

    private static ObjectNode part(JsonNode part) {
        String[] names = part.path("component").asText().split(":");
        ObjectNode component = JSON.createObjectNode()
                .put("type", "library")
                .put("group", names[0])
                .put("name", names[1]);
        String version = names[2].equals("unknown") ? "" : "@" + names[2];
        if (!version.isEmpty()) {
            component.put("version", names[2]);
        }
        ArrayNode licences = component.putArray("licenses");
        licences.addObject().putObject("license").put("id", part.path("licence").asText());
        return component.put("purl", "pkg:maven/" + names[0] + "/" + names[1] + version);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders that settings may name on this worker, since whoever may send settings may not see all of it. They
 * stand in a system property of its virtual machine, in the form of {@code allowed.paths} of Kafka's config providers
 * (KIP-993): absolute paths, separated by commas. Without the property every path is allowed.
 */
public final class AllowedPaths {

    public static final String PROPERTY = "io.datagateway.allowed.paths";

    private static final String OUTSIDE =
            "is outside of what this worker allows settings to name. Name a path below the"
                    + " ones in its system property " + PROPERTY + ".";
    private static final String UNUSABLE = "may name no path, as the worker's system property " + PROPERTY
            + " does not list absolute paths without . and .., separated by commas. Correct it.";

    private final @Nullable String property;

    /** @param property its value; null if it is not set */
    AllowedPaths(@Nullable String property) {
        this.property = property;
    }

    static AllowedPaths ofWorker() {
        return new AllowedPaths(System.getProperty(PROPERTY));
    }

    /**
     * Returns which of these settings name a path that is not allowed: nothing must be read there. A placeholder is passed
     * over.
     */
    public static List<SettingIssue> issues(Stream<String> keys, Map<String, String> settings) {
        AllowedPaths allowed = ofWorker();
        return keys.flatMap(key -> PathLook.path(key, settings)
                        .flatMap(path -> allowed.problem(path).stream())
                        .map(reason -> new SettingIssue(key, key + " " + reason)))
                .toList();
    }

    /** Returns why a path is not allowed, without a word of what is there; empty if it is allowed. */
    Optional<String> problem(String path) {
        if (property == null) {
            return Optional.empty();
        }
        List<Path> allowed;
        try {
            allowed = Stream.of(property.split(",", -1))
                    .map(AllowedPaths::absolute)
                    .toList();
        } catch (InvalidPathException e) {
            return Optional.of(UNUSABLE);
        }
        return isBelow(allowed, path) ? Optional.empty() : Optional.of(OUTSIDE);
    }

    /** First by the names alone: of a path elsewhere the file system is not even asked. */
    private static boolean isBelow(List<Path> allowed, String text) {
        try {
            Path path = absolute(text);
            if (allowed.stream().noneMatch(path::startsWith)) {
                return false;
            }
            Path target = real(path);
            List<Path> targets = new ArrayList<>();
            for (Path folder : allowed) {
                targets.add(real(folder));
            }
            return targets.stream().anyMatch(target::startsWith);
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    private static Path absolute(String text) {
        Path path = Path.of(text.strip());
        if (!path.isAbsolute() || !path.equals(path.normalize())) {
            throw new InvalidPathException(text, "not absolute, or with . or ..");
        }
        return path;
    }

    /**
     * Follows links, as far as there is something. A link that leads to nothing fails, so that nobody learns by it whether
     * there is something.
     */
    private static Path real(Path path) throws IOException {
        Path there = path;
        while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(path));
    }
}

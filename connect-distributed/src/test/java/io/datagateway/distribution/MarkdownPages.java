// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All pages of Markdown under a folder, and the links between them. */
final class MarkdownPages {

    private final Path root;
    private final TreeMap<Path, MarkdownPage> byFile = new TreeMap<>();

    /** @param included true for a file that counts, by its path under the folder */
    MarkdownPages(Path root, Predicate<Path> included) throws IOException {
        this.root = root.toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(this.root)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> included.test(this.root.relativize(file)))
                    .toList()) {
                byFile.put(file, MarkdownPage.read(file));
            }
        }
    }

    List<MarkdownPage> all() {
        return List.copyOf(byFile.values());
    }

    MarkdownPage page(String path) {
        return Optional.ofNullable(byFile.get(root.resolve(path))).orElseThrow();
    }

    /** The page's path under the folder. */
    Path path(MarkdownPage page) {
        return root.relativize(page.file());
    }

    /** The paths of all pages under the folder. */
    Set<String> paths() {
        var paths = new TreeSet<String>();
        byFile.values().forEach(page -> paths.add(path(page).toString()));
        return paths;
    }

    /** Every link that leads to no file under the folder, or to no heading of its page: page, line and destination. */
    List<String> brokenLinks() {
        var broken = new ArrayList<String>();
        for (MarkdownPage page : byFile.values()) {
            for (MarkdownPage.Line link : page.links()) {
                URI destination = URI.create(link.text());
                if (destination.getScheme() == null && !leadsSomewhere(page, destination)) {
                    broken.add(path(page) + ":" + link.number() + ": " + link.text());
                }
            }
        }
        return broken;
    }

    private boolean leadsSomewhere(MarkdownPage from, URI destination) {
        Path target = target(from, destination);
        if (!target.startsWith(root) || !Files.exists(target)) {
            return false;
        }
        MarkdownPage page = byFile.get(target);
        String anchor = destination.getFragment();
        return anchor == null || page != null && page.anchors().contains(anchor);
    }

    private static Path target(MarkdownPage from, URI destination) {
        return destination.getPath().isEmpty()
                ? from.file()
                : from.file().resolveSibling(destination.getPath()).normalize();
    }

    /** The paths of the pages that someone who begins with this one comes to, itself included. */
    Set<String> reachedFrom(String path) {
        var reached = new TreeSet<String>();
        var next = new ArrayDeque<>(List.of(page(path)));
        while (!next.isEmpty()) {
            MarkdownPage page = next.remove();
            if (reached.add(path(page).toString())) {
                page.links().stream()
                        .map(link -> URI.create(link.text()))
                        .filter(destination -> destination.getScheme() == null)
                        .map(destination -> byFile.get(target(page, destination)))
                        .filter(target -> target != null)
                        .forEach(next::add);
            }
        }
        return reached;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The issues of one file so far, and the line of each path in it. */
final class FileIssues {

    private static final Comparator<ContractIssue> FROM_THE_TOP =
            Comparator.comparingInt(ContractIssue::line).thenComparing(ContractIssue::path);

    private final Path file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<ContractIssue> harmless = new HashSet<>();
    private final List<ContractIssue> issues = new ArrayList<>();
    private final List<ContractNote> notes = new ArrayList<>();

    private boolean more;
    private long patternsSize;

    FileIssues(Path file) {
        this.file = file;
    }

    void locate(String path, int line) {
        lines.put(path, line);
    }

    /** Adds an issue on the line of {@code path} or, if the file has no such path, of what would be around it. */
    void add(String path, String message) {
        if (!refused.contains(path)) {
            add(lineOf(path), path, message);
        }
    }

    /** Adds an issue as {@link #add(String, String)} does, and ignores any later one at {@code path}. */
    void refuse(String path, String message) {
        add(path, message);
        refused.add(path);
    }

    void add(int line, String path, String message) {
        add(new ContractIssue(file, line, path, message));
    }

    private void add(ContractIssue issue) {
        if (issues.size() < ContractLimits.ISSUES) {
            issues.add(issue);
        } else {
            more = true;
        }
    }

    /** Notes that there are mistakes beside those that are issues. */
    void more() {
        more = true;
    }

    /** Returns true if the patterns of the file so far, and one more of this size, are not too large together. */
    boolean takePattern(long size) {
        patternsSize = Math.min(Integer.MAX_VALUE, patternsSize + size);
        return patternsSize <= ContractLimits.PATTERNS_SIZE;
    }

    /** Adds an issue at {@code path} that must be corrected, and until then stops no topic. */
    void addHarmless(String path, String message) {
        if (!refused.contains(path)) {
            addHarmless(lineOf(path), path, message);
        }
    }

    void addHarmless(int line, String path, String message) {
        var issue = new ContractIssue(file, line, path, message);
        harmless.add(issue);
        add(issue);
    }

    /** Notes what is no mistake; those beyond as many as a contract may have rules are left out. */
    void note(ContractNote.Kind kind, String path, String message) {
        note(kind, new ContractIssue(file, lineOf(path), path, "info: " + message));
    }

    void note(ContractNote.Kind kind, int line, String message) {
        note(kind, new ContractIssue(file, line, "", "info: " + message));
    }

    private void note(ContractNote.Kind kind, ContractIssue place) {
        if (notes.size() < ContractLimits.RULES) {
            notes.add(new ContractNote(kind, place));
        }
    }

    /** Adds all issues and notes to those of the catalog, as issues of {@code topic} unless they are harmless. */
    void addTo(CatalogIssues catalog, String topic) {
        for (ContractIssue issue : fromTheTop()) {
            if (harmless.contains(issue)) {
                catalog.add(issue);
            } else {
                catalog.add(topic, issue);
            }
        }
        catalog.note(topic, notes);
    }

    private List<ContractIssue> fromTheTop() {
        var found =
                new ArrayList<>(issues.stream().distinct().sorted(FROM_THE_TOP).toList());
        if (more) {
            found.add(new ContractIssue(file, 1, "", "has more mistakes than these: correct these first"));
        }
        return found;
    }

    /** The place of a path, with nothing said of it. */
    ContractIssue place(String path) {
        return new ContractIssue(file, lineOf(path), path, "");
    }

    /** The line of {@code path} or, if the file has no such path, of what would be around it. */
    int lineOf(String path) {
        String around = path;
        while (!lines.containsKey(around) && !around.isEmpty()) {
            around = around.substring(0, Math.max(0, Math.max(around.lastIndexOf('.'), around.lastIndexOf('['))));
        }
        return lines.getOrDefault(around, 1);
    }
}

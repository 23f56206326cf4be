// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.lock;

import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.WireForm;
import io.datagateway.contract.lock.CatalogLock.LockedLine;
import io.datagateway.contract.lock.CatalogLock.TopicLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a lock: a line for each release and each line of versions, in order, so that git can merge two of them.
 *
 * @param lock what the text says
 * @param problems what cannot be read in it
 */
public record LockText(CatalogLock lock, List<Problem> problems) {

    private static final List<String> HEAD = List.of(
            "# What was released, and the wire form that each line of versions stands for: both for good.",
            "# Written by: gateway contracts lint --lock. Keep it beside the contracts, and change it by that only.");

    private static final Pattern RELEASE = Pattern.compile("release (\\S+) (\\S+) ([0-9a-f]{64})");
    private static final Pattern LINE = Pattern.compile("line (\\S+) ([0-9]+(?:\\.[0-9]+)?) (\\S+) ([0-9a-f]{64})");

    public LockText {
        problems = List.copyOf(problems);
    }

    /**
     * A line that cannot be read.
     *
     * @param line from 1
     * @param topic of which it seems to speak; empty if it does not say
     */
    public record Problem(int line, String topic, String message) {}

    /** Reads a text. What is wrong in it is a problem, and the rest is read. */
    public static LockText read(String text) {
        var lock = new CatalogLock(new TreeMap<>());
        var problems = new ArrayList<Problem>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                int number = i + 1;
                problem(lock, line).ifPresent(message -> problems.add(new Problem(number, topic(line), message)));
            }
        }
        return new LockText(lock, problems);
    }

    /** Adds what the line says to the lock. */
    private static Optional<String> problem(CatalogLock lock, String line) {
        Matcher release = RELEASE.matcher(line);
        Matcher versions = LINE.matcher(line);
        Optional<ContractVersion> version = release.matches()
                ? ContractVersion.parse(release.group(2))
                : versions.matches() ? ContractVersion.parse(versions.group(3)) : Optional.empty();
        if (version.isEmpty()) {
            return Optional.of("is not read here: restore it from git, or write the lock again");
        }
        TopicLock topic = lock.topics().computeIfAbsent(topic(line), first -> new TopicLock());
        Object old = release.matches()
                ? topic.releases().putIfAbsent(version.get(), release.group(3))
                : topic.lines()
                        .putIfAbsent(versions.group(2), new LockedLine(version.get(), new WireForm(versions.group(4))));
        return old == null ? Optional.empty() : Optional.of("says something a second time: keep the older one");
    }

    private static String topic(String line) {
        String[] words = line.split(" ", 3);
        return words.length < 3 ? "" : words[1];
    }

    /** The text of a lock. */
    public static String of(CatalogLock lock) {
        var lines = new ArrayList<>(HEAD);
        lock.topics().forEach((topic, of) -> {
            of.lines()
                    .forEach((line, locked) ->
                            lines.add("line " + topic + " " + line + " " + locked.version() + " " + locked.form()));
            of.releases().forEach((version, hash) -> lines.add("release " + topic + " " + version + " " + hash));
        });
        return String.join("\n", lines) + "\n";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.contract.avro.Utf8;
import io.datagateway.contract.lock.CatalogLock;
import io.datagateway.contract.lock.LockText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/** The file {@value CatalogLock#FILE_NAME} of a catalog. */
final class LockFile {

    private static final int MAX_BYTES = 1 << 26;

    private final Path file;
    private CatalogLock lock = CatalogLock.NONE;
    private boolean readable = true;

    private LockFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the lock of a catalog; that of a catalog without one is empty. A line that cannot be read is an issue of the
     * topic that it names, if that is one of {@code topics}.
     */
    static LockFile read(Path folder, Set<String> topics, CatalogIssues issues) {
        var read = new LockFile(folder.resolve(CatalogLock.FILE_NAME));
        if (Files.exists(read.file)) {
            read.parse(topics, issues);
        }
        return read;
    }

    static void write(Path folder, CatalogLock lock) throws IOException {
        Path file = folder.resolve(CatalogLock.FILE_NAME);
        Path next = folder.resolve("." + CatalogLock.FILE_NAME);
        Files.writeString(next, LockText.of(lock));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    CatalogLock lock() {
        return lock;
    }

    /** Returns true unless there is a file that cannot be read as a whole, so that nobody knows what is in it. */
    boolean isReadable() {
        return readable;
    }

    private void parse(Set<String> topics, CatalogIssues issues) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                unreadable(issues, "is larger than " + MAX_BYTES + " bytes: restore it from git");
                return;
            }
            LockText text = LockText.read(Utf8.decode(bytes));
            lock = text.lock();
            for (LockText.Problem problem : text.problems()) {
                var issue = new ContractIssue(file, problem.line(), "", problem.message());
                if (topics.contains(problem.topic())) {
                    issues.add(problem.topic(), issue);
                } else {
                    issues.add(issue);
                }
            }
        } catch (CharacterCodingException e) {
            unreadable(issues, "is not " + UTF_8 + ": restore it from git");
        } catch (IOException e) {
            unreadable(issues, "cannot be read: " + e + ": make it readable");
        }
    }

    private void unreadable(CatalogIssues issues, String message) {
        readable = false;
        issues.add(new ContractIssue(file, 1, "", message));
    }
}

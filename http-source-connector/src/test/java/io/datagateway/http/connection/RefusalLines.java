// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.http.testing.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The lines of the log that tell of refusals during a test. */
final class RefusalLines implements BeforeEachCallback, AfterEachCallback {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @Override
    public void beforeEach(ExtensionContext context) {
        System.setErr(new PrintStream(log, true));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setErr(before);
    }

    /** A line is written after the answer. */
    void await(int lines) throws Exception {
        TlsFiles.await(lines + " lines", () -> lines().size() >= lines);
    }

    List<String> lines() {
        return text().lines().filter(line -> line.contains("refused code=")).toList();
    }

    String text() {
        return log.toString(UTF_8);
    }
}

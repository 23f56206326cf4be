// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void ofATraceOnlyTheClassesOfTheExceptionAndItsCausesRemain() {
        var cause = new NoSuchFileException("/secret\nCaused by: secret\nsecret.Secret: secret");
        cause.addSuppressed(new IllegalStateException("secret"));

        assertThat(Failure.of(trace(new UncheckedIOException("secret: secret", cause))))
                .isEqualTo("java.io.UncheckedIOException, caused by java.nio.file.NoSuchFileException");
    }

    @Test
    void anExceptionWithoutAMessageIsNamedToo() {
        assertThat(Failure.of(trace(new Inner()))).isEqualTo("io.datagateway.connect.FailureTest$Inner");
    }

    @Test
    void whatIsNoTraceLeavesNothing() {
        assertThat(Failure.of("")).isEmpty();
        assertThat(Failure.of("secret: secret")).isEmpty();
    }

    private static String trace(Exception exception) {
        var text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static final class Inner extends Exception {
        private static final long serialVersionUID = 1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSearchTest {

    @TempDir
    private Path folder;

    @Test
    void aValueIsFoundOnceAndNeverSaid() throws IOException {
        var search = new LogSearch(folder, List.of("marker"));
        write("nothing here\n");
        assertThat(search.found()).isEmpty();

        write("a value: marker\n");

        assertThat(search.found()).singleElement().asString().startsWith("worker.log near byte 22");
        assertThat(search.found()).isEmpty();
    }

    @Test
    void aValueThatIsWrittenInTwoPiecesIsFound() throws IOException {
        var search = new LogSearch(folder, List.of("marker"));
        write("mar");
        assertThat(search.found()).isEmpty();

        write("ker");

        assertThat(search.found()).hasSize(1);
    }

    @Test
    void aValueIsFoundInAFileOfAnyLength() throws IOException {
        write("x".repeat((1 << 20) - 3) + "marker" + "x".repeat(3 << 20) + "marker");

        assertThat(new LogSearch(folder, List.of("marker")).found()).hasSize(2);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("worker.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

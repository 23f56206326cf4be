// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

    private static final Workload TWO = new Workload("a.b", "1.0.0", List.of(datum("one"), datum("three")));

    @Test
    void aRequestIsCompleteAndGoesThroughTheRecordsAgainAndAgain() {
        assertThat(new String(TWO.requests(3).get(0), US_ASCII))
                .startsWith("POST /api/1.0/a.b HTTP/1.1\r\n")
                .contains("\r\nversion: 1.0.0\r\nbatch: 3\r\n")
                .endsWith("\r\nContent-Length: 11\r\n\r\nonethreeone");
        assertThat(new String(TWO.requests(3).get(1), US_ASCII)).endsWith("\r\n\r\nthreeonethree");
    }

    @Test
    void thePayloadFileHasEveryRecordOnce(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("payload");
        TWO.writePayload(file);

        assertThat(Files.readString(file).split(Workload.DELIMITER)).containsExactly("one", "three");
    }

    @Test
    void ordersAreAboutSixtyFiveBytesAndSurviveATextFile() throws IOException {
        Workload orders = new OrderRecords(Path.of("../../contracts/catalog"), 7).some(10);

        assertThat(orders.averageBytes()).isBetween(55.0, 75.0);
        assertThat(orders.datums())
                .allSatisfy(datum -> assertThat(new String(datum.value(), UTF_8).getBytes(UTF_8))
                        .isEqualTo(datum.value()));
        assertThat(orders.datums().stream().filter(WorkloadTest::isBad).count())
                .isEqualTo(orders.datums().size() / 10);
    }

    @Test
    void wideRecordsAreAboutOneAndAHalfKibibytesAndSurviveATextFile(@TempDir Path folder) throws IOException {
        Workload wide = new WideRecords(7).good();
        wide.writePayload(folder.resolve("payload"));

        assertThat(wide.averageBytes()).isBetween(1_400.0, 1_600.0);
        assertThat(Files.readString(folder.resolve("payload")).split(Workload.DELIMITER))
                .hasSameSizeAs(wide.datums());
    }

    private static boolean isBad(KeyedDatum datum) {
        return new String(datum.value(), UTF_8).contains("mislaid");
    }

    private static KeyedDatum datum(String text) {
        return new KeyedDatum(new byte[0], text.getBytes(US_ASCII));
    }
}

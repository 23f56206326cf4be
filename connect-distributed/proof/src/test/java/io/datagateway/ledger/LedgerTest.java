// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.ledger.History.Line;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final RequestIntent INTENT = new RequestIntent(
            "run-1-0", true, List.of(History.datum("x", true), History.datum("x", true), History.datum("y", false)));
    private static final RequestIntent BROKEN_OFF =
            new RequestIntent("run-1-1", false, List.of(History.datum("z", true)));
    private static final AttemptOutcome WRITTEN = new AttemptOutcome(
            "run-1-0",
            new GatewayAnswer(
                    201,
                    RequestOutcome.WRITTEN,
                    false,
                    List.of(new AnsweredPosition(0, 17, 2), new AnsweredPosition(3, -1, 1))),
            false,
            12);

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatWasWritten() throws IOException {
        GatewayAnswer replayed = new GatewayAnswer(
                201, RequestOutcome.WRITTEN, true, WRITTEN.answer().positions());
        List<LedgerEntry> ofTwo = List.of(
                INTENT,
                new AttemptOutcome("run-1-0", GatewayAnswer.NONE, false, 15_000),
                new AttemptOutcome("run-1-0", GatewayAnswer.of(503, RequestOutcome.NOT_WRITTEN), false, 1),
                WRITTEN,
                new AttemptOutcome("run-1-0", replayed, true, 3),
                new AttemptOutcome("run-1-0", replayed, false, 3),
                new AttemptOutcome("run-1-0", GatewayAnswer.of(422, RequestOutcome.REJECTED), true, 3));
        write(2, ofTwo);
        write(10, List.of(BROKEN_OFF));

        assertThat(read())
                .containsExactlyInAnyOrderElementsOf(lines(ofTwo, BROKEN_OFF))
                .filteredOn(line -> line.client() == 2)
                .extracting(Line::entry)
                .isEqualTo(ofTwo);
    }

    @Test
    void aLineIsInTheFileBeforeTheCallReturns() throws IOException {
        try (var ledger = new ClientLedger(folder, 0)) {
            ledger.intent(INTENT);
            assertThat(read()).containsExactly(new Line(0, INTENT));
            ledger.outcome(WRITTEN);
            assertThat(read()).containsExactly(new Line(0, INTENT), new Line(0, WRITTEN));
        }
    }

    @Test
    void leavesOutALastLineThatWasCutAnywhere() throws IOException {
        write(0, List.of(INTENT, WRITTEN));
        Path file = folder.resolve("client-0.ledger");
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, UTF_8).indexOf('\n') + 1;
        for (int length = first; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(read()).as("%d bytes", length).containsExactly(new Line(0, INTENT));
        }
    }

    @Test
    void saysWhereALineIsBroken() throws IOException {
        for (String broken : List.of(
                "",
                "X\ta",
                "I\ta",
                "I\ta\tC\t+0",
                "I\ta\tC",
                "O\ta\t201",
                "O\ta\t201\tFINE\t-\t1",
                "O\ta\t201\tWRITTEN\t-\t1\t0:1",
                "I\t\tC\t+00000000000000000000000000000000",
                "I\ta\tC\t")) {
            Path file = folder.resolve("client-0.ledger");
            Files.deleteIfExists(file);
            write(0, List.of(INTENT));
            Files.writeString(file, broken + "\n" + "O\ta\n", StandardOpenOption.APPEND);
            assertThatThrownBy(this::read)
                    .as("'%s'", broken)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Line 2 of " + file);
        }
    }

    @Test
    void neverOverwritesTheLedgerOfAnEarlierRun() throws IOException {
        write(0, List.of(INTENT));

        assertThatThrownBy(() -> new ClientLedger(folder, 0)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void refusesAKeyThatWouldBreakALine() {
        for (String key : List.of("", "a b", "a\tb", "a\nb", "ä", "x".repeat(65))) {
            assertThatThrownBy(() -> new RequestIntent(key, true, List.of(History.datum("x", true))))
                    .as("'%s'", key)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void hashesWithHalfOfSha256() {
        assertThat(ExpectedDatum.hash("abc".getBytes(UTF_8))).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    }

    private void write(int client, List<LedgerEntry> entries) throws IOException {
        try (var ledger = new ClientLedger(folder, client)) {
            for (LedgerEntry entry : entries) {
                if (entry instanceof RequestIntent intent) {
                    ledger.intent(intent);
                } else if (entry instanceof AttemptOutcome outcome) {
                    ledger.outcome(outcome);
                }
            }
        }
    }

    private List<Line> read() throws IOException {
        var lines = new ArrayList<Line>();
        Ledger.read(folder, (entry, client) -> lines.add(new Line(client, entry)));
        return lines;
    }

    private static List<Line> lines(List<LedgerEntry> ofTwo, LedgerEntry ofTen) {
        var lines = new ArrayList<Line>();
        ofTwo.forEach(entry -> lines.add(new Line(2, entry)));
        lines.add(new Line(10, ofTen));
        return lines;
    }
}

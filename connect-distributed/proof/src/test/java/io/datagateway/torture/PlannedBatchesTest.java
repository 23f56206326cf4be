// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.Orders;
import io.datagateway.ledger.ExpectedDatum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlannedBatchesTest {

    private static final int MANY = 2_000;

    private final List<PlannedBatch> batches = make(1);

    PlannedBatchesTest() throws IOException {}

    @Test
    void everyKindOfRequestIsMade() {
        assertThat(batches).extracting(PlannedBatch::kind).contains(PlannedBatch.Kind.values());
    }

    @Test
    void noKeyIsUsedTwice() {
        assertThat(batches).extracting(PlannedBatch::key).doesNotHaveDuplicates();
    }

    @Test
    void thereAreGoodAndBadRecordsAndEqualOnesInOneRequest() {
        assertThat(batches)
                .anyMatch(batch -> batch.intent().datums().stream().allMatch(ExpectedDatum::valid))
                .anyMatch(batch -> batch.intent().datums().stream().noneMatch(ExpectedDatum::valid))
                .anyMatch(batch -> {
                    List<ExpectedDatum> datums = batch.intent().datums();
                    return datums.size() > 1 && new HashSet<>(datums).size() == 1;
                });
    }

    @Test
    void onlyOneThatIsToBeRefusedSaysAnotherNumberOfRecords() {
        assertThat(batches)
                .allSatisfy(batch -> assertThat(
                                batch.announced() == batch.intent().datums().size())
                        .isEqualTo(batch.kind() != PlannedBatch.Kind.MISCOUNTED));
    }

    @Test
    void theSameSeedMakesTheSameChoices() throws IOException {
        assertThat(make(1))
                .extracting(
                        batch -> batch.kind() + " " + batch.intent().datums().size())
                .isEqualTo(batches.stream()
                        .map(batch ->
                                batch.kind() + " " + batch.intent().datums().size())
                        .toList());
    }

    private static List<PlannedBatch> make(long seed) throws IOException {
        var batches = new PlannedBatches(new Orders(Path.of("../../contracts/catalog")), "run", new Random(seed));
        var made = new ArrayList<PlannedBatch>();
        for (int i = 0; i < MANY; i++) {
            made.add(batches.next());
        }
        return made;
    }
}

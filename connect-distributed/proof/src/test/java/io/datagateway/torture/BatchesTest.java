// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.Orders;
import io.datagateway.ledger.Datum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final int MANY = 2_000;

    private final List<Batch> batches = make(1);

    BatchesTest() throws IOException {}

    @Test
    void everyKindOfRequestIsMade() {
        assertThat(batches).extracting(Batch::kind).contains(Batch.Kind.values());
    }

    @Test
    void noKeyIsUsedTwice() {
        assertThat(batches).extracting(Batch::key).doesNotHaveDuplicates();
    }

    @Test
    void thereAreGoodAndBadRecordsAndEqualOnesInOneRequest() {
        assertThat(batches)
                .anyMatch(batch -> batch.intent().datums().stream().allMatch(Datum::valid))
                .anyMatch(batch -> batch.intent().datums().stream().noneMatch(Datum::valid))
                .anyMatch(batch -> {
                    List<Datum> datums = batch.intent().datums();
                    return datums.size() > 1 && new HashSet<>(datums).size() == 1;
                });
    }

    @Test
    void onlyOneThatIsToBeRefusedSaysAnotherNumberOfRecords() {
        assertThat(batches)
                .allSatisfy(batch -> assertThat(
                                batch.announced() == batch.intent().datums().size())
                        .isEqualTo(batch.kind() != Batch.Kind.MISCOUNTED));
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

    private static List<Batch> make(long seed) throws IOException {
        var batches = new Batches(new Orders(Path.of("../../contracts/catalog")), "run", new Random(seed));
        var made = new ArrayList<Batch>();
        for (int i = 0; i < MANY; i++) {
            made.add(batches.next());
        }
        return made;
    }
}

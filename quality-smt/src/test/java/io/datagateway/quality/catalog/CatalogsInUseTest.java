// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.UnavailableContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogsInUseTest {

    private static final Path FOLDER = Path.of("contracts");
    private static final UnavailableContract ORDERS = new UnavailableContract("orders", List.of("a.yaml:3: wrong"));

    private final Object earlier = new Object();
    private final Object later = new Object();

    @AfterEach
    void forget() {
        CatalogsInUse.remove(earlier);
        CatalogsInUse.remove(later);
    }

    @Test
    void aTopicIsUnavailableIfOneUserOfTheFolderCannotJudgeIt() {
        CatalogsInUse.add(earlier, catalog(1));
        assertThat(unavailableTo(null)).doesNotContainKey("orders");

        CatalogsInUse.add(later, catalog(2, ORDERS));

        assertThat(CatalogsInUse.unavailableTo(null, FOLDER.toAbsolutePath())).containsEntry("orders", ORDERS);
        assertThat(unavailableTo(null)).doesNotContainKey("customers");
        assertThat(CatalogsInUse.unavailableTo(null, Path.of("other"))).doesNotContainKey("orders");
    }

    @Test
    void aTopicIsAvailableAgainOnceEveryUserHasReadAnotherCatalog() {
        CatalogsInUse.add(earlier, catalog(1, ORDERS));
        CatalogsInUse.add(later, catalog(2, ORDERS));

        CatalogsInUse.add(later, catalog(3));
        assertThat(unavailableTo(null)).containsEntry("orders", ORDERS);

        CatalogsInUse.remove(earlier);
        assertThat(unavailableTo(null)).doesNotContainKey("orders");
    }

    @Test
    void forATaskTheNewestCatalogOfItsOwnTransformsCounts() {
        CatalogsInUse.add(earlier, catalog(1, ORDERS), "[other|task-0] ");
        CatalogsInUse.add(later, catalog(2), "[validation|task-0] ");
        assertThat(unavailableTo("[validation|task-0] ")).isEmpty();
        assertThat(unavailableTo("[other|task-0] ")).containsValue(ORDERS);

        CatalogsInUse.add(earlier, catalog(1, ORDERS), "[validation|task-0] ");
        assertThat(unavailableTo("[validation|task-0] ")).isEmpty();
    }

    @Test
    void forATaskWhoseTransformsAreNotKnownEveryCatalogCounts() {
        CatalogsInUse.add(earlier, catalog(1, ORDERS), null);
        CatalogsInUse.add(later, catalog(2), null);

        assertThat(unavailableTo("[validation|task-0] ")).containsValue(ORDERS);
        assertThat(unavailableTo(null)).containsValue(ORDERS);
    }

    private static Map<String, UnavailableContract> unavailableTo(String task) {
        return CatalogsInUse.unavailableTo(task, FOLDER);
    }

    private static CatalogState catalog(int second, UnavailableContract... unavailable) {
        return CatalogState.of(
                FOLDER, Instant.ofEpochSecond(second), new ContractCatalog(List.of(), List.of(unavailable)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BackgroundThreadTest {

    private final List<String> done = new ArrayList<>();

    /** A task asks with each of its polls, and for each partition that it cannot read. */
    @Test
    void whatIsAskedForAgainAndAgainIsDoneOnceAndOnceMoreIfItHadBegun() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (BackgroundThread thread = new BackgroundThread(Executors.newSingleThreadScheduledExecutor())) {
            thread.once("look", () -> {
                begun.countDown();
                mayEnd.await();
                done.add("first look");
            });
            begun.await();
            for (int i = 0; i < 100; i++) {
                thread.once("look", () -> done.add("second look"));
                thread.once("other", () -> done.add("other"));
            }
            mayEnd.countDown();
            thread.once("end", end::countDown);
            end.await();
        }

        assertThat(done).containsExactly("first look", "second look", "other");
    }
}

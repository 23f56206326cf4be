// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupWatchTest {

    private static final String RESTART = "POST /connectors/orders/restart?includeTasks=true&onlyFailed=true";

    @Test
    void theWorstOutcomeOfAllGroupsCounts() throws Exception {
        try (var sound = new FakeConnect(0).shows("RUNNING", "RUNNING");
                var failed = new FakeConnect(0).shows("RUNNING", "FAILED").says(RESTART, 202, "{}");
                var silent = new FakeConnect(0)) {
            assertThat(once(sound, sound)).isEqualTo(Watcher.Outcome.NOTHING_TO_DO);
            assertThat(once(sound, failed)).isEqualTo(Watcher.Outcome.RESTARTED);
            assertThat(once(failed, silent, sound)).isEqualTo(Watcher.Outcome.NOT_DONE);
        }
    }

    @Test
    void aFrozenGroupDoesNotHoldUpAnother() throws Exception {
        var restarted = new CountDownLatch(1);
        try (var frozen = new FakeConnect(0).shows("RUNNING", "RUNNING");
                var failed = new FakeConnect(0).shows("RUNNING", "FAILED").says(RESTART, 202, "{}")) {
            frozen.freeze();
            var watch = new GroupWatch(
                    List.of(watcher(frozen), Watcher.of(group(failed), patient(), event -> restarted.countDown())));
            var thread = new Thread(() -> assertThatThrownBy(() -> watch.forever(Duration.ofMillis(1)))
                    .isInstanceOf(InterruptedException.class));

            thread.start();
            restarted.await();
            thread.interrupt();
            thread.join();
        }
        assertThat(restarted.getCount()).isZero();
    }

    @Test
    void aMistakeInTheProgramEndsIt() throws Exception {
        try (var failed = new FakeConnect(0).shows("RUNNING", "FAILED").says(RESTART, 202, "{}")) {
            var watch = new GroupWatch(List.of(Watcher.of(group(failed), patient(), event -> {
                throw new IllegalArgumentException("mistake");
            })));

            assertThatThrownBy(() -> watch.forever(Duration.ofMillis(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("mistake");
        }
    }

    private static Watcher.Outcome once(FakeConnect... workers) throws InterruptedException {
        return new GroupWatch(
                        List.of(workers).stream().map(GroupWatchTest::watcher).toList())
                .once();
    }

    private static Watcher watcher(FakeConnect worker) {
        return Watcher.of(group(worker), patient(), event -> {});
    }

    private static ConnectGroup group(FakeConnect worker) {
        return ConnectGroup.parse(worker.url());
    }

    private static RestAccess patient() {
        return RestAccess.open(Duration.ofSeconds(30));
    }
}

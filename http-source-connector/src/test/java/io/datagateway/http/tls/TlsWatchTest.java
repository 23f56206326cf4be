// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TlsWatchTest {

    @Test
    void goesOnAfterWhateverFailure() throws Exception {
        var looks = new CountDownLatch(4);
        try (var watch = new TlsWatch(() -> {
            looks.countDown();
            if (looks.getCount() % 2 == 0) {
                throw new IllegalStateException("a bug");
            }
            throw new StackOverflowError("a worse one");
        })) {
            watch.every(Duration.ofMillis(1));

            looks.await();
        }
    }
}

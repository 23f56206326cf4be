// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.GatewayClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.test.TestUtils;

/**
 * A client that sends a request again until it is answered as wanted. While a connector or a worker starts or ends, its
 * port is closed, or its connections are.
 */
record PatientClient(GatewayClient client, String topic, Duration limit) {

    Answer post(Map<String, String> headers, byte[] body, Predicate<Answer> wanted) throws InterruptedException {
        var last = new AtomicReference<Answer>();
        TestUtils.waitForCondition(
                () -> {
                    try {
                        last.set(client.post(topic, headers, body));
                        return wanted.test(last.get());
                    } catch (IOException e) {
                        return false;
                    }
                },
                limit.toMillis(),
                () -> "the answer is " + last.get());
        return last.get();
    }
}

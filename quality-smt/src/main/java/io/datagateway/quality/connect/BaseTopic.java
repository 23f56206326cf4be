// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import java.util.List;

/** The topic a contract speaks of, and the topics derived from it. */
public final class BaseTopic {

    public static final String PRODUCT = ".prod";
    public static final String DEAD_LETTERS = ".dlq";

    private static final List<String> SUFFIXES = List.of(".raw", PRODUCT, DEAD_LETTERS);

    private BaseTopic() {}

    /** {@code sales.orders} for {@code sales.orders}, {@code sales.orders.raw}, {@code .prod} and {@code .dlq}. */
    public static String of(String topic) {
        for (String suffix : SUFFIXES) {
            if (topic.endsWith(suffix)) {
                return topic.substring(0, topic.length() - suffix.length());
            }
        }
        return topic;
    }
}

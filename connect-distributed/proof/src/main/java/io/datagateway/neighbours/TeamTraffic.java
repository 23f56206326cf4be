// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.GatewayAnswer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the clients of one topic have seen. Safe for several threads. */
final class TeamTraffic {

    private final Accounts accounts = new Accounts();
    private final Samples posts = new Samples();
    private final Samples arrivals = new Samples();
    private final Map<String, Long> answers = new TreeMap<>();

    Accounts accounts() {
        return accounts;
    }

    /** From a request's first attempt to its 201. */
    Samples posts() {
        return posts;
    }

    /** From a record's time in raw until it could be read in prod or dlq. */
    Samples arrivals() {
        return arrivals;
    }

    /** @param code of the problem; empty if there is none */
    synchronized void answered(GatewayAnswer answer, String code) {
        answers.merge((answer.status() + " " + code).strip(), 1L, Long::sum);
    }

    /** Returns the answers since the last call, by status and code. */
    synchronized Map<String, Long> takeAnswers() {
        var taken = new TreeMap<>(answers);
        answers.clear();
        return taken;
    }

    static String text(Map<String, Long> answers) {
        return answers.entrySet().stream()
                .map(answer -> answer.getValue() + " x " + answer.getKey())
                .collect(Collectors.joining(", "));
    }
}

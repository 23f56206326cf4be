// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.options.OptionNames;

/** The scenarios by their names, in the order in which they are run. */
enum BenchScenarios {
    INGEST("POST to 201, 1,000 records a request, 8 connections, against the producer limit"),
    SINGLE("POST to 201, 1 record a request, 64 connections, against the HTTP limit"),
    VALIDATE("raw to prod with 20 rules, against the copy limit"),
    THROUGH("raw to prod with 5 rules, against the producer limit"),
    LARGE("POST to 201, 10,000 records a request against 1,000"),
    LATENCY("p99 of a 201 at half of the peak, against a plain produce at the same rate"),
    END_TO_END("p99 from POST to a consumer of prod, at half of the peak"),
    TOPICS("1,000 topics with 5 versions each in the catalog, against a few: ingest and validate"),
    FRAMEWORK("POST to 201 against a Connect source of prepared records"),
    WIDE("records of 100 fields and some 1.5 KiB: ingest against the producer limit, validate"),
    GRID("1 to 10,000 records a request, 1 to 64 connections; no rules, bad records, expressions");

    private final String text;

    BenchScenarios(String text) {
        this.text = text;
    }

    BenchScenario make() {
        return switch (this) {
            case INGEST -> new IngestScenario();
            case SINGLE -> new SingleScenario();
            case VALIDATE -> new ValidateScenario();
            case THROUGH -> new ValidateFiveRulesScenario();
            case LARGE -> new LargeScenario();
            case LATENCY -> new LatencyScenario();
            case END_TO_END -> new EndToEndScenario();
            case TOPICS -> new TopicsScenario();
            case FRAMEWORK -> new FrameworkScenario();
            case WIDE -> new WideScenario();
            case GRID -> new RequestSizeGridScenario();
        };
    }

    /** Returns the description. */
    String text() {
        return text;
    }

    /** Returns the name on the command line. */
    @Override
    public String toString() {
        return OptionNames.of(this);
    }
}

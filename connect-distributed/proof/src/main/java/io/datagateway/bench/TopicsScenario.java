// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A catalog of 1,000 topics with 5 versions each against one of a few: the lookup of a contract must cost nothing. */
final class TopicsScenario implements BenchScenario {

    private static final int RECORDS = 1_000;
    private static final int CONNECTIONS = 8;
    private static final int PORT = 48;
    private static final int MANAGEMENT_PORT = 47;
    private static final String GATEWAY = "http-source-many";

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Path many = testBed.cluster().paths().root().resolve("catalog-many");
        new BenchCatalog(testBed.cluster().paths().contracts(), many).write();
        ManyContracts.write(many);
        Workload orders = testBed.orders().good();
        return ingest(testBed, orders, many).plus(validate(testBed, orders, many));
    }

    /** Measures ingest, on a second listener of the same worker. */
    private static BenchFigures ingest(BenchTestBed testBed, Workload orders, Path many) throws Exception {
        URI other = startSecondGateway(testBed, many);
        var tls = testBed.tls(orders.topic());
        List<byte[]> requests = orders.requests(RECORDS);
        try (var few = new HttpLoad(tls, testBed.gateway(), CONNECTIONS, requests);
                var all = new HttpLoad(tls, other, CONNECTIONS, requests)) {
            BenchFigures figures = testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    new IngestSubject("ingest, a few contracts", few, RECORDS),
                                    new IngestSubject("ingest, 5,000 contracts", all, RECORDS)),
                            GoalFigure.ratio(PerformanceGoal.TOPICS_INGEST, 1, 0));
            testBed.rest("http-source").stop(GATEWAY);
            return figures;
        }
    }

    private static URI startSecondGateway(BenchTestBed testBed, Path many) throws IOException, InterruptedException {
        int base = testBed.cluster().topology().basePort();
        Map<String, String> changes = Map.of(
                "contracts.path", many.toString(),
                "listener.port", Integer.toString(base + PORT),
                "management.port", Integer.toString(base + MANAGEMENT_PORT));
        testBed.deploy(GATEWAY, "http-source", changes);
        return URI.create("https://localhost:" + (base + PORT));
    }

    private static BenchFigures validate(BenchTestBed testBed, Workload orders, Path many) throws Exception {
        Workload few = RuleContract.FIVE.of(orders);
        Workload all = RuleContract.FIVE_AGAIN.of(orders);
        try (var validation = new ValidationConnectors(testBed)) {
            BenchFigures figures = testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    validation.rules("validate, a few contracts", few),
                                    validation.rules("validate, 5,000 contracts", all, many)),
                            GoalFigure.ratio(PerformanceGoal.TOPICS_VALIDATE, 1, 0));
            validation.stop(List.of(few.topic(), all.topic()));
            return figures;
        }
    }
}

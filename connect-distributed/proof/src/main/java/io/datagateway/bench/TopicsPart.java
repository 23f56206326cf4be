// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A catalog of 1,000 topics with 5 versions each against one of a few: finding a contract must cost nothing. */
final class TopicsPart implements Part {

    private static final int RECORDS = 1_000;
    private static final int CONNECTIONS = 8;
    private static final int PORT = 48;
    private static final int MANAGEMENT_PORT = 47;
    private static final String GATEWAY = "http-source-many";

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Path many = ground.cluster().paths().root().resolve("catalog-many");
        new Catalog(ground.cluster().paths().contracts(), many).write();
        ManyContracts.write(many);
        Workload orders = ground.orders().good();
        List<Figure> figures = new ArrayList<>(ingest(ground, orders, many));
        rows.add(Row.ratio(Goal.TOPICS_INGEST, figures.get(1), figures.get(0)));
        figures.addAll(validate(ground, orders, many));
        rows.add(Row.ratio(Goal.TOPICS_VALIDATE, figures.get(3), figures.get(2)));
        return figures;
    }

    /** On a second listener of the same worker. */
    private static List<Figure> ingest(Ground ground, Workload orders, Path many) throws Exception {
        URI other = startSecondGateway(ground, many);
        var tls = ground.tls(orders.topic());
        List<byte[]> requests = orders.requests(RECORDS);
        try (var few = new HttpLoad(tls, ground.gateway(), CONNECTIONS, requests);
                var all = new HttpLoad(tls, other, CONNECTIONS, requests);
                var validation = new Validation(ground)) {
            List<Figure> figures = ground.duel()
                    .run(
                            "records/s",
                            List.of(
                                    new IngestContestant("ingest, a few contracts", few, RECORDS),
                                    new IngestContestant("ingest, 5,000 contracts", all, RECORDS)));
            validation.rest().stop(GATEWAY);
            return figures;
        }
    }

    private static URI startSecondGateway(Ground ground, Path many) throws IOException, InterruptedException {
        int base = ground.cluster().topology().basePort();
        Map<String, String> changes = Map.of(
                "contracts.path", many.toString(),
                "listener.port", Integer.toString(base + PORT),
                "management.port", Integer.toString(base + MANAGEMENT_PORT));
        ground.deploy(GATEWAY, "http-source", changes);
        return URI.create("https://localhost:" + (base + PORT));
    }

    private static List<Figure> validate(Ground ground, Workload orders, Path many) throws Exception {
        Workload few = RuleContract.FIVE.of(orders);
        Workload all = RuleContract.FIVE_AGAIN.of(orders);
        try (var validation = new Validation(ground)) {
            List<Figure> figures = ground.duel()
                    .run(
                            "records/s",
                            List.of(
                                    validation.rules("validate, a few contracts", few),
                                    validation.rules("validate, 5,000 contracts", all, many)));
            validation.stop(List.of(few.topic(), all.topic()));
            return figures;
        }
    }
}

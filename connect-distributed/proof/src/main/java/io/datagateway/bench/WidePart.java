// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.ArrayList;
import java.util.List;

/** Validation of wide records, and their ingest against the producer limit; nothing of it is judged. */
final class WidePart implements Part {

    private static final int RECORDS = 100;
    private static final int CONNECTIONS = 8;

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload wide = new WideRecords(ground.options().seed()).good();
        ground.topics(List.of("limit.wide"));
        try (var validation = new Validation(ground);
                var load = new HttpLoad(
                        ground.tls(WideRecords.TOPIC), ground.gateway(), CONNECTIONS, wide.requests(RECORDS))) {
            // First, as it makes the topics that the gateway needs.
            var validate = validation.rules("validate, wide, 20 rules", wide);
            var figures = new ArrayList<>(ground.duel().run("records/s", List.of(validate)));
            validation.stop(List.of(WideRecords.TOPIC));
            var limit = new ProducerLimit(ground, wide, "limit.wide");
            var ingest = new IngestContestant("ingest, wide, 100 records x 8 connections", load, RECORDS);
            figures.addAll(ground.duel().run("records/s", List.of(limit, ingest)));
            figures.add(figures.get(2).by(figures.get(1)));
            return figures;
        }
    }
}

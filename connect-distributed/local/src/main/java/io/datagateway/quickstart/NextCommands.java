// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.ClusterPaths;
import io.datagateway.demo.Orders;
import java.nio.file.Path;

/** The commands to go on with, ready to paste. */
final class NextCommands {

    private NextCommands() {}

    static String text(QuickstartOptions options, ClusterPaths paths) {
        return "\nIt stays up until you press Ctrl-C. Go on in another terminal:\n"
                + gateway(options, paths)
                + (options.database() ? database(options) : "")
                + kafka(options, paths)
                + "\nLogs: " + paths.logs();
    }

    private static String gateway(QuickstartOptions options, ClusterPaths paths) {
        Path certs = paths.certs();
        return """

                  # send a batch of three orders
                  curl --cacert %1$s/ca.crt --cert %1$s/%2$s.crt --key %1$s/%2$s.key \\
                    -H 'Content-Type: application/avro' -H 'version: %3$s' -H 'batch: 3' \\
                    --data-binary @%4$s/orders.avro %5$s/api/1.0/%2$s
                """.formatted(certs, Orders.TOPIC, Orders.VERSION, paths.root(), options.gatewayUrl());
    }

    private static String database(QuickstartOptions options) {
        return """

                  # break a rule in the table (with a psql of your own; it needs no password)
                  psql -h localhost -p %d -U %s %s \\
                    -c "UPDATE orders SET status = 'lost' WHERE order_id = 'row-1'"
                """.formatted(options.postgresPort(), PostgresServer.SUPERUSER, DemoDatabase.NAME);
    }

    private static String kafka(QuickstartOptions options, ClusterPaths paths) {
        return """

                  # ask Connect how the connectors are
                  curl '%s/connectors?expand=status'

                  # read the dead letters with their reasons
                  java -cp '%s' org.apache.kafka.tools.consumer.ConsoleConsumer \\
                    --bootstrap-server %s --topic %s.dlq --from-beginning --timeout-ms 15000 \\
                    --formatter-property print.headers=true
                """.formatted(options.connectUrl(), paths.kafkaClassPath(), options.bootstrapServers(), Orders.TOPIC);
    }
}

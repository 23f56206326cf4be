// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.demo.Orders;
import java.nio.file.Path;

/** The commands to go on with, ready to paste. */
final class NextCommands {

    private NextCommands() {}

    static String text(Options options, Workspace workspace) {
        Path certs = workspace.certs();
        return """

                It stays up until you press Ctrl-C. Go on in another terminal:

                  # send a batch of three orders
                  curl --cacert %1$s/ca.crt --cert %1$s/%2$s.crt --key %1$s/%2$s.key \\
                    -H 'Content-Type: application/avro' -H 'version: %3$s' -H 'batch: 3' \\
                    --data-binary @%4$s/orders.avro %5$s/api/1.0/%2$s

                  # ask Connect how the connectors are
                  curl '%6$s/connectors?expand=status'

                  # read the dead letters with their reasons
                  java -cp '%7$s/*' org.apache.kafka.tools.consumer.ConsoleConsumer \\
                    --bootstrap-server %8$s --topic %2$s.dlq --from-beginning --timeout-ms 15000 \\
                    --formatter-property print.headers=true

                Logs: %9$s
                """.formatted(
                        certs,
                        Orders.TOPIC,
                        Orders.VERSION,
                        workspace.root(),
                        options.gatewayUrl(),
                        options.connectUrl(),
                        workspace.kafkaLibraries(),
                        options.bootstrapServers(),
                        workspace.logs());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.HashMap;
import java.util.Map;

/** Settings of a connector as docs/validation.md shows them. */
final class ValidationSettings {

    private ValidationSettings() {}

    static Map<String, String> good() {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", "validation");
        settings.put("connector.class", ValidationSourceConnector.class.getName());
        settings.put("kafka.bootstrap.servers", "localhost:9092");
        settings.put("topics.refresh.ms", "1000");
        settings.put("status.topic", "");
        for (String converter : new String[] {"key.converter", "value.converter", "header.converter"}) {
            settings.put(converter, "org.apache.kafka.connect.converters.ByteArrayConverter");
        }
        settings.put("transforms", "validate,route");
        settings.put("transforms.validate.type", "io.datagateway.quality.smt.ValidateContract");
        settings.put("transforms.route.type", "io.datagateway.quality.smt.RouteByVerdict");
        return settings;
    }
}

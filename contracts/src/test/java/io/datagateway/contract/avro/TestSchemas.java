// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import org.apache.avro.Schema;

/** Schemas written short: JSON with single quotes. */
public final class TestSchemas {

    public static final String DAY = logical("int", "date");
    public static final String TIME_MS = logical("int", "time-millis");
    public static final String TIME_US = logical("long", "time-micros");
    public static final String MS = logical("long", "timestamp-millis");
    public static final String US = logical("long", "timestamp-micros");
    public static final String NS = logical("long", "timestamp-nanos");
    public static final String LOCAL_US = logical("long", "local-timestamp-micros");
    public static final String UUID_TEXT = logical("string", "uuid");
    public static final String DECIMAL = "{'type':'bytes','logicalType':'decimal','precision':6,'scale':2}";
    public static final String FIXED = "{'type':'fixed','name':'F','size':3}";
    public static final String FIXED_DECIMAL =
            "{'type':'fixed','name':'F','size':4,'logicalType':'decimal','precision':6,'scale':2}";
    public static final String FIXED_UUID = "{'type':'fixed','name':'F','size':16,'logicalType':'uuid'}";
    public static final String ENUM = "{'type':'enum','name':'E','symbols':['A','B']}";

    private TestSchemas() {}

    public static Schema of(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }

    /** A record of one field. */
    public static Schema record(String field, String type) {
        return of("{'type':'record','name':'R','fields':[{'name':'%s','type':%s}]}".formatted(field, type));
    }

    private static String logical(String type, String logical) {
        return "{'type':'" + type + "','logicalType':'" + logical + "'}";
    }
}

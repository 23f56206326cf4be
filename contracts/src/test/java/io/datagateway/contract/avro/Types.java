// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import org.apache.avro.Schema;

/** Schemas written short: JSON with single quotes. */
final class Types {

    private Types() {}

    static Schema of(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }

    /** A record of one field. */
    static Schema record(String field, String type) {
        return of("{'type':'record','name':'R','fields':[{'name':'%s','type':%s}]}".formatted(field, type));
    }
}

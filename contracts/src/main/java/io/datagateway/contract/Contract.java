// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.List;
import org.apache.avro.Schema;

/**
 * One version of the contract of a topic: already checked, immutable.
 *
 * @param schema the Avro record that every value on the topic is a datum of
 * @param primaryKey the fields that identify what a record is about, in key order; empty if there are none
 * @param rules the row rules: each is decided on one record alone
 */
public record Contract(
        ContractId id, ContractStatus status, Schema schema, List<FieldPath> primaryKey, List<Rule> rules) {

    public Contract {
        primaryKey = List.copyOf(primaryKey);
        rules = List.copyOf(rules);
    }

    public String topic() {
        return id.topic();
    }

    public ContractVersion version() {
        return id.version();
    }
}

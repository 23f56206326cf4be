// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Check;
import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.UnencodableException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Contracts for tests of rules, and the verdicts of their rules. */
final class RuleFixtures {

    static final long NOW = 1_790_000_000_000L;

    private RuleFixtures() {}

    static Schema record(String... fields) {
        String list = String.join(",", fields);
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + list + "]}");
    }

    static String field(String name, String type) {
        return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
    }

    static Rule rule(String path, Check check) {
        return new Rule("rule", FieldPath.parse(path), Severity.ERROR, check);
    }

    static Contract contract(Schema schema, Rule... rules) {
        var id = new ContractId("test", new ContractVersion(1, 0, 0));
        return new Contract(id, ContractStatus.ACTIVE, schema, List.of(), List.of(rules));
    }

    static Verdict verdict(Contract contract, Map<String, ?> value) {
        var rules = new ContractRules(contract);
        try {
            return rules.evaluate(new AvroEncoder(contract.schema()).encode(value), NOW);
        } catch (UnencodableException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns true if a record with this value alone passes the check. */
    static boolean passes(String type, Check check, Object value) {
        // The byte in front sees to it that offsets count.
        Schema schema = record(field("before", "\"string\""), field("value", type));
        var row = new HashMap<String, Object>(Map.of("before", "é"));
        row.putAll(Collections.singletonMap("value", value));
        return !verdict(contract(schema, rule("value", check)), row).isRejected();
    }

    static String nullable(String type) {
        return "[\"null\"," + type + "]";
    }

    static String decimal(int scale) {
        return "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":40,\"scale\":" + scale + "}";
    }

    static String logical(String type, String name) {
        return "{\"type\":\"" + type + "\",\"logicalType\":\"" + name + "\"}";
    }

    static Check.Bound bound(String number, boolean exclusive) {
        return new Check.Bound(new BigDecimal(number), exclusive, number);
    }
}

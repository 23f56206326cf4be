// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.quality.rule.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.header.Headers;

class SameVerdictProperties {

    private final CompiledContract contract = new CompiledContract(Orders.contract());

    @Property(tries = 300)
    void anOrderIsValidatedTheSameInEveryForm(@ForAll("orders") Map<String, Object> order) throws Exception {
        Verdict verdict = evaluate(Orders.record(Orders.datum(order), Orders.version("2.1.0")));

        assertThat(evaluate(Orders.record(Orders.SCHEMA, Orders.struct(order), Orders.version("2.1.0"))))
                .isEqualTo(verdict);
        assertThat(evaluate(Orders.record(null, order, Orders.version("2.1.0"))))
                .isEqualTo(verdict);
        Headers json = Orders.version("2.1.0").addString("content-type", "application/json");
        assertThat(evaluate(Orders.record(new ObjectMapper().writeValueAsBytes(order), json)))
                .isEqualTo(verdict);
    }

    private Verdict evaluate(org.apache.kafka.connect.source.SourceRecord source) {
        return contract.evaluate(source, Orders.NOW).verdict();
    }

    @Provide
    Arbitrary<Map<String, Object>> orders() {
        Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(70).filter(SameVerdictProperties::isUnicode);
        return Combinators.combine(
                        text,
                        Arbitraries.oneOf(text, text.map("cust_"::concat)),
                        Arbitraries.doubles().between(-10, 1_100_000),
                        Arbitraries.oneOf(text, Arbitraries.of("pending", "shipped", "cancelled")),
                        Arbitraries.longs().between(Orders.NOW - 1_000_000, Orders.NOW + 1_000_000))
                .as((id, customer, amount, status, created) -> {
                    var order = new LinkedHashMap<String, Object>();
                    order.put("order_id", id);
                    order.put("customer_id", customer);
                    order.put("total_amount", amount);
                    order.put("status", status);
                    order.put("created_at", created);
                    return order;
                });
    }

    /** Returns true if the text has no half of a surrogate pair, which UTF-8 cannot write. */
    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xd800 && point < 0xe000);
    }
}

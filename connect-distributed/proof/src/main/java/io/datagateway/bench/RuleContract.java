// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.demo.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Contracts for orders that differ in their rules only, each for a topic of its own. */
enum RuleContract {
    NONE(0, false),
    FIVE(5, false),
    FIVE_AGAIN(5, false),
    TWENTY(20, false),
    EXPRESSIONS(0, true);

    static final String VERSION = "1.0.0";

    /** All rules; the first five come first. */
    private static final List<Rule> RULES = List.of(
            new Rule(
                    "status",
                    "{metric: invalidValues, mustBe: 0, arguments: {validValues: [pending, confirmed,"
                            + " shipped, delivered, cancelled]}}"),
            new Rule("customer_id", "{metric: invalidValues, mustBe: 0, arguments: {pattern: ^cust_}}"),
            new Rule("order_id", "minLength: 1"),
            new Rule("order_id", "maxLength: 64"),
            new Rule("total_amount", "minimum: 0"),
            new Rule("total_amount", "maximum: 1000000"),
            new Rule("total_amount", missing("[-1]")),
            new Rule("order_id", "pattern: ^order_"),
            new Rule("order_id", "{metric: invalidValues, mustBe: 0, arguments: {pattern: '^[a-z0-9_]+$'}}"),
            new Rule("order_id", missing("['', none]")),
            new Rule("customer_id", "minLength: 6"),
            new Rule("customer_id", "maxLength: 64"),
            new Rule("customer_id", "pattern: '[a-z0-9]$'"),
            new Rule("customer_id", missing("['', cust_0]")),
            new Rule("status", "minLength: 3"),
            new Rule("status", "maxLength: 20"),
            new Rule("status", missing("['', none]")),
            new Rule("created_at", "minimum: '2020-01-01T00:00:00Z'"),
            new Rule("created_at", "maximum: '2200-01-01T00:00:00Z'"),
            new Rule(
                    "created_at",
                    "{type: custom, engine: datagateway, implementation: {check: timeliness, maxSkew: PT5M}}"));

    private final int rules;
    private final boolean expressions;

    RuleContract(int rules, boolean expressions) {
        this.rules = rules;
        this.expressions = expressions;
    }

    /**
     * A rule of a field.
     *
     * @param yaml an option of its type, or a whole entry of its quality
     */
    private record Rule(String field, String yaml) {

        boolean isEntry() {
            return yaml.startsWith("{");
        }
    }

    private static String missing(String values) {
        return "{metric: missingValues, mustBe: 0, arguments: {missingValues: " + values + "}}";
    }

    String topic() {
        return "bench." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns orders for its topic. */
    Workload of(Workload orders) {
        return orders.to(topic(), VERSION);
    }

    /** Writes its two files into a catalog that has the contract of the orders. */
    void write(Path catalog) throws IOException {
        Path orders = catalog.resolve(Orders.TOPIC).resolve(Orders.TOPIC + "-" + Orders.VERSION + ".avsc");
        Path folder = Files.createDirectories(catalog.resolve(topic()));
        Files.copy(orders, folder.resolve(topic() + "-" + VERSION + ".avsc"));
        Files.writeString(folder.resolve(topic() + "-" + VERSION + ".odcs.yaml"), document(topic(), VERSION));
    }

    /** Returns the beginning of a contract, up to its fields. */
    static String head(String topic, String version) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s
                name: %1$s
                version: %2$s
                status: active
                schema:
                  - name: orders
                    physicalName: %1$s
                    physicalType: topic
                    logicalType: object
                    properties:
                """.formatted(topic, version);
    }

    /** Returns the contract as text. */
    String document(String topic, String version) {
        var text = new StringBuilder(head(topic, version));
        field(text, "order_id", "string, required: true, primaryKey: true, primaryKeyPosition: 1");
        field(text, "customer_id", "string, required: true");
        field(text, "total_amount", "number, required: true");
        field(text, "status", "string, required: true");
        field(text, "created_at", "timestamp, required: true");
        if (expressions) {
            text.append("    quality:\n");
            expression(text, "cancelled_is_free", "this.status != 'cancelled' || this.total_amount == 0.0");
            expression(text, "amount_usual", "this.total_amount <= 100000.0");
        }
        return text.toString();
    }

    private void field(StringBuilder text, String field, String type) {
        text.append("      - {name: ").append(field).append(", logicalType: ").append(type);
        List<Rule> own = RULES.subList(0, rules).stream()
                .filter(rule -> rule.field().equals(field))
                .toList();
        List<String> options =
                own.stream().filter(rule -> !rule.isEntry()).map(Rule::yaml).toList();
        if (!options.isEmpty()) {
            text.append(", logicalTypeOptions: {")
                    .append(String.join(", ", options))
                    .append('}');
        }
        List<String> entries =
                own.stream().filter(Rule::isEntry).map(Rule::yaml).toList();
        if (!entries.isEmpty()) {
            text.append(", quality: [").append(entries(field, entries)).append(']');
        }
        text.append("}\n");
    }

    /** Returns the entries of a field's quality, each with an id. */
    private static String entries(String field, List<String> entries) {
        var text = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append("{id: ")
                    .append(field)
                    .append('_')
                    .append(i);
            text.append(", ").append(entries.get(i).substring(1));
        }
        return text.toString();
    }

    private static void expression(StringBuilder text, String id, String expression) {
        text.append("      - {id: ").append(id).append(", type: custom, engine: datagateway, implementation: {check:");
        text.append(" expression, language: cel, expression: \"")
                .append(expression)
                .append("\"}}\n");
    }
}

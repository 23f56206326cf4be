// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

/** The forms of contracts that the topics have; all have the same fields. */
enum ContractForm {
    /** The id is the key of the record in Kafka. */
    KEYED(", primaryKey: true, primaryKeyPosition: 1", "", ""),
    /** Records have no key. */
    KEYLESS("", "", ""),
    /** At most a hundred tags, and an expression over them that costs the square of their number. */
    BOUNDED_EXPRESSION(
            ", primaryKey: true, primaryKeyPosition: 1", ", logicalTypeOptions: {maxItems: 100}", ContractForm.SQUARE),
    /** The same expression, and nothing that bounds the tags. */
    COSTLY_EXPRESSION(", primaryKey: true, primaryKeyPosition: 1", "", ContractForm.SQUARE);

    static final String VERSION = "1.0.0";

    private static final String SQUARE = """
                quality:
                  - {id: tags_known, type: custom, engine: datagateway, implementation: {check: expression,
                     language: cel, expression: "this.tags.all(t, t in this.tags)"}}
            """;

    private final String key;
    private final String tags;
    private final String quality;

    ContractForm(String key, String tags, String quality) {
        this.key = key;
        this.tags = tags;
        this.quality = quality;
    }

    /** Returns the contract of a topic as text. */
    String document(String topic) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s
                name: %1$s
                version: %2$s
                status: active
                schema:
                  - name: events
                    physicalName: %1$s
                    physicalType: topic
                    logicalType: object
                    properties:
                      - {name: id, logicalType: string, required: true%3$s}
                      - {name: note, logicalType: string, required: true}
                      - {name: amount, logicalType: number, required: true, logicalTypeOptions: {minimum: 0}}
                      - {name: numbers, logicalType: array, required: true, items: {logicalType: number}}
                      - {name: tags, logicalType: array, required: true, items: {logicalType: string}%4$s}
                """.formatted(topic, VERSION, key, tags) + quality;
    }

    /** Returns the Avro schema of all of them as text. */
    static String schema() {
        return """
                {"type": "record", "name": "Event", "namespace": "neighbours", "fields": [
                  {"name": "id", "type": "string"},
                  {"name": "note", "type": "string"},
                  {"name": "amount", "type": "double"},
                  {"name": "numbers", "type": {"type": "array", "items": "double"}},
                  {"name": "tags", "type": {"type": "array", "items": "string"}}
                ]}
                """;
    }
}

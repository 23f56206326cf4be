// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.TestSchemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AvroEncoderTest {

    private static final Schema ORDER = new Schema.Parser().parse("""
                    {"type":"record","name":"Order","fields":[
                      {"name":"id","type":"string"},
                      {"name":"note","type":["null","string"]},
                      {"name":"status","type":{"type":"enum","name":"Status","symbols":["NEW","PAID"]}},
                      {"name":"retries","type":"int","default":3},
                      {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[
                        {"name":"qty","type":"int"}]}}}]}
                    """);

    @Test
    void writesATreeAsTheDatumOfTheSchema() throws Exception {
        Map<String, Object> order = Map.of(
                "id", "ab", "status", "PAID", "retries", 1, "lines", List.of(Map.of("qty", 5L), Map.of("qty", 3.0)));

        assertThat(new AvroEncoder(ORDER).encode(order)).containsExactly(4, 'a', 'b', 0, 2, 2, 4, 10, 6, 0);
    }

    @Test
    void reportsEveryIssueAtOnceWithItsPath() {
        var order = new HashMap<String, Object>();
        order.put("id", 7);
        order.put("status", "PIAD");
        order.put("lines", Arrays.asList(Map.of("qty", "five"), null, Map.of(), Map.of("qty", 1L << 40, "sku", 1)));

        assertThat(issues(ORDER, order))
                .containsExactly(
                        new EncodingIssue("id", "type", "expected text, found Integer"),
                        new EncodingIssue("status", "enum", "is not one of NEW, PAID"),
                        new EncodingIssue("retries", "required", "is null or missing"),
                        new EncodingIssue("lines[0].qty", "type", "expected int, found text"),
                        new EncodingIssue("lines[1]", "required", "is null or missing"),
                        new EncodingIssue("lines[2].qty", "required", "is null or missing"),
                        new EncodingIssue(
                                "lines[3].qty", "range", "is not between -2147483648 and 2147483647 as int asks"),
                        new EncodingIssue("lines[3].sku", "unknown-field", "is not a field of the contract"));
    }

    @Test
    void refusesDataThatContainsItself() {
        Schema tree = new Schema.Parser().parse("""
                        {"type":"record","name":"Tree","fields":[
                          {"name":"children","type":{"type":"array","items":"Tree"}}]}
                        """);
        var children = new ArrayList<Object>();
        Map<String, Object> root = Map.of("children", children);
        children.add(root);
        assertThat(issues(tree, root))
                .singleElement()
                .extracting(EncodingIssue::rule)
                .isEqualTo("depth");

        children.add(root);
        assertThat(issues(tree, root)).extracting(EncodingIssue::rule).contains("depth");
    }

    @Test
    void aKeyThatIsNoNameIsNotRepeated() {
        var order = new HashMap<Object, Object>(Map.of("x", 1, "a@b.example", 2, "", 3, 4, 4));

        assertThat(issues(TestSchemas.record("f", "['null','int']"), order))
                .hasSize(4)
                .contains(
                        new EncodingIssue("x", "unknown-field", "is not a field of the contract"),
                        new EncodingIssue("", "unknown-field", "has a key that is not the name of a field"))
                .noneMatch(issue -> issue.toString().contains("@"));
    }

    @Test
    void ofAnUnknownNameNoMoreIsToldThanANameNeeds() {
        var order = new HashMap<Object, Object>(Map.of("f", 1, "the_passport_number_is_4509123456", 2));

        assertThat(issues(TestSchemas.record("f", "['null','int']"), order))
                .containsExactly(new EncodingIssue(
                        "the_passport_number_is_4…", "unknown-field", "is not a field of the contract"));
    }

    @Test
    void refusesTreesThatNeverEndInSizeAndIssues() {
        Schema numbers = TestSchemas.of("{'type':'array','items':'int'}");
        assertThat(issues(numbers, Collections.nCopies(2_000_000, 1)))
                .containsExactly(new EncodingIssue("", "size", "has more than 1000000 values or 67108864 bytes"));
        assertThat(issues(numbers, Collections.nCopies(500_000, "x"))).hasSize(AvroEncoder.MAX_ISSUES);
    }

    @Test
    void whatItWritesTheCursorReadsHoweverDeep() throws Exception {
        Schema node = TestSchemas.of("{'type':'record','name':'N','fields':[{'name':'next','type':['null','N']}]}");
        var cursor = new AvroCursor(node, List.of());
        Map<String, Object> nodes = Map.of();
        for (int depth = 1; depth < AvroCursor.MAX_DEPTH; depth++) {
            nodes = Map.of("next", nodes);
            cursor.readWhole(new AvroEncoder(node).encode(nodes), cursor.newValues());
        }
        assertThat(issues(node, Map.of("next", nodes)))
                .extracting(EncodingIssue::message)
                .containsExactly("is nested deeper than 64 levels");
    }

    private static List<EncodingIssue> issues(Schema schema, Object value) {
        return catchThrowableOfType(UnencodableException.class, () -> new AvroEncoder(schema).encode(value))
                .issues();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import static io.datagateway.quality.LargeContract.TEXT;
import static io.datagateway.quality.LargeContract.enumeration;
import static io.datagateway.quality.LargeContract.expression;
import static io.datagateway.quality.LargeContract.field;
import static io.datagateway.quality.LargeContract.many;
import static io.datagateway.quality.LargeContract.of;
import static io.datagateway.quality.LargeContract.property;
import static io.datagateway.quality.LargeContract.record;
import static io.datagateway.quality.LargeContract.small;
import static io.datagateway.quality.LargeContract.withExpression;
import static io.datagateway.quality.LargeContract.withPattern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A contract of any content is read, checked and compiled, or refused with place and remedy, and takes little of a
 * worker: each of these once took minutes, or all memory. The bound of memory is shown by running them with a heap of
 * 256 MB; the time allowed here is many times what they take.
 */
@Timeout(60)
class ContractLimitsTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource({"files", "schemas", "rules", "expressions"})
    void whatIsTooMuchIsRefused(String kind, LargeContract contract, String problem) {
        ContractLinter.Result result = contract.check(folder);

        assertThat(result.contracts()).isEmpty();
        assertThat(result.problems())
                .hasSizeBetween(1, 1_001)
                .anySatisfy(found -> assertThat(found)
                        .contains(problem)
                        .matches("(?s).*(t-1\\.0\\.0\\.(odcs\\.yaml|avsc):[0-9]+: |t:1\\.0\\.0: rule ).*"));
        assertThat(result.problems()).allSatisfy(found -> assertThat(found).doesNotContain("report this"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsMuchIsRead(String kind, LargeContract contract) {
        assertThat(contract.check(folder).problems()).isEmpty();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("document", small().withDocument("#" + "x".repeat(1 << 20)), "more than 1048576 bytes"),
                arguments(
                        "schema",
                        small().withSchema(small().schema() + " ".repeat(1 << 20)),
                        "more than 1048576 bytes"),
                arguments("depth", small().withDocument("x: " + "[".repeat(100_000)), "nested deeper than 64 levels"),
                arguments("alias", small().withDocument("x: &a [1]\ny: *a\n"), "an alias (*) is not read here"),
                arguments("list", small().withDocument("x: [" + "a,".repeat(250_000) + "a]\n"), "keys and values"),
                arguments(
                        "long key",
                        small().withDocument("? " + "k".repeat(99_999) + "\n: [" + "a,".repeat(99_999) + "a]\n"),
                        "a key that is too long, or too deep"),
                arguments(
                        "unknown keys",
                        small().withDocument(many(80_000, i -> "k" + i + ": 1\n", "")),
                        "has more mistakes than these"),
                arguments(
                        "servers",
                        small().withDocument("servers: [" + "{a: 1},".repeat(60_000) + "{a: 1}]\n"),
                        "has more mistakes than these"),
                arguments(
                        "properties",
                        of("      - {nme: a}\n".repeat(40_000), field("a", TEXT)),
                        "has more mistakes than these"),
                arguments("digits", small().withDocument("x: " + "7".repeat(900_000) + "\n"), "at most 100 digits"),
                arguments("hex", small().withDocument("x: 0x" + "7".repeat(900_000) + "\n"), "at most 100 digits"),
                arguments("exponent", small().withDocument("x: 1e2147483647\n"), "at most 100 digits"),
                arguments("small", small().withDocument("x: 1e-2147483648\n"), "at most 100 digits"),
                arguments("half a pair", small().withDocument("x: \"\\ud800\"\n"), "half a surrogate pair"));
    }

    static Stream<Arguments> schemas() {
        String decimal = "\"logicalType\":\"decimal\",\"precision\":2000000000,\"scale\":2000000000}";
        String number = property("a", "number", ", logicalTypeOptions: {minimum: 1}");
        return Stream.of(
                arguments(
                        "precision", of(number, field("a", "{\"type\":\"bytes\"," + decimal)), "precision 2000000000"),
                arguments("fixed", of("      - {name: a}\n", field("a", fixed("F", "2000000000"))), "2000000000 bytes"),
                arguments(
                        "symbols",
                        of(property("a", "string", ""), field("a", enumeration(90_000))),
                        "symbols of enums"),
                arguments(
                        "nested JSON",
                        small().withSchema("[".repeat(1_000_000)),
                        "t-1.0.0.avsc:1: is nested deeper than 256 levels"),
                arguments(
                        "nested records",
                        small().withSchema(many(
                                9_000,
                                i -> "{\"type\":\"record\",\"name\":\"R" + i
                                        + "\",\"fields\":[{\"name\":\"a\",\"type\":",
                                "")),
                        "is nested deeper than 256 levels"),
                arguments("named types", small().withSchema(chain(9_000)), "has more than 1000 named types"),
                arguments("chain of records", small().withSchema(chain(990)), "has nothing for the Avro field"),
                arguments("doubling records", small().withSchema(doubling(60)), "has nothing for the Avro field"),
                arguments(
                        "union",
                        of("      - {name: a}\n", field("a", "[" + many(900, i -> fixed("F" + i, "1"), ",") + "]")),
                        "has a union of 900 types"));
    }

    private static String fixed(String name, String size) {
        return "{\"type\":\"fixed\",\"name\":\"" + name + "\",\"size\":" + size + "}";
    }

    /** A record in a record in a record, each of which has a name and is written beside the others. */
    private static String chain(int records) {
        return record(
                "R",
                field("a", record("r0", field("x", TEXT))) + ","
                        + many(records, i -> field("q" + i, record("r" + (i + 1), field("x", "\"r" + i + "\""))), ","));
    }

    /** Records of two fields of the record before: to walk through all would take for ever. */
    private static String doubling(int records) {
        IntPair pair = i -> field("x", "\"r" + i + "\"") + "," + field("y", "\"r" + i + "\"");
        return record(
                "R",
                field("a", record("r0", "")) + "," + field("z", TEXT) + ","
                        + many(records, i -> field("q" + i, record("r" + (i + 1), pair.of(i))), ","));
    }

    private interface IntPair {
        String of(int number);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        "nested repetition",
                        withPattern("((((a{1,100}){1,100}){1,100}){1,100})"),
                        "has 100000000 characters once its repetitions are written out"),
                arguments(
                        "nested repetition in an expression",
                        withExpression("this.a.matches('(((a{1,100}){1,100}){1,100})')"),
                        "once its repetitions are written out"),
                arguments("pattern", withPattern("a".repeat(1_001)), "more than 1000 characters"),
                arguments("braces", withPattern("{,".repeat(500_000) + "}"), "more than 1000 characters"),
                arguments("patterns", fields(9_000, "pattern: '^[a-z]{1,900}%s$'"), "patterns of the contract larger"),
                arguments("rules", fields(6_000, "minLength: 1, maxLength: 2"), "one rule more than 10000"),
                arguments(
                        "equal ids",
                        of(
                                property(
                                        "a",
                                        "string",
                                        ", quality: ["
                                                + "{id: x, metric: nullValues, mustBe: 0},".repeat(9_000)
                                                + "{type: library, metric: nullValues, mustBe: 0}]"),
                                field("a", "[\"null\"," + TEXT + "]")),
                        "has more mistakes than these"));
    }

    /** Fields with options, in which {@code %s} is the number of the field. */
    private static LargeContract fields(int number, String options) {
        return of(
                many(
                        number,
                        i -> property(
                                "a" + i,
                                "string",
                                ", logicalTypeOptions: {" + options.replace("%s", String.valueOf(i)) + "}"),
                        ""),
                many(number, i -> field("a" + i, TEXT), ","));
    }

    static Stream<Arguments> expressions() {
        String tooDeep = "nested deeper than 50 levels";
        String tooLong = "operations in one another";
        return Stream.of(
                arguments("length", withExpression("this.a != ''" + " || this.a != 'b'".repeat(30_000)), "characters"),
                arguments("brackets", withExpression("(".repeat(900) + "true" + ")".repeat(900)), tooDeep),
                arguments("conditions", withExpression("true ? true : ".repeat(140) + "true"), tooDeep),
                arguments("sum", withExpression("1" + "+1".repeat(900) + " > 0"), tooLong),
                arguments("index", withExpression("[1]" + "[0]".repeat(600) + " == 1"), tooLong),
                arguments("calls", withExpression("this.a" + ".trim()".repeat(280) + " == ''"), "rule x"),
                arguments("number", manyExpressions(600), "one expression more than 500"));
    }

    private static LargeContract manyExpressions(int number) {
        return of(
                property(
                        "a",
                        "string",
                        ", quality: [" + many(number, i -> expression("r" + i, "this.a != 'x" + i + "'"), ",") + "]"),
                field("a", TEXT));
    }

    static Stream<Arguments> whatIsMuchIsRead() {
        String list = ", quality: [{type: library, metric: invalidValues, mustBe: 0, arguments: {validValues: [";
        String decimal = "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":1000,\"scale\":1000}";
        return Stream.of(
                arguments(
                        "values of many lengths",
                        of(
                                property(
                                        "a",
                                        "string",
                                        list + "x".repeat(400_000) + many(60_000, i -> ",S" + i, "") + "]}}]"),
                                field("a", TEXT))),
                arguments(
                        "symbols",
                        of(
                                property("a", "string", list + many(40_000, i -> "S" + i, ",") + "]}}]"),
                                field("a", enumeration(40_000)))),
                arguments("expressions", manyExpressions(500)),
                arguments("rules", fields(3_300, "minLength: 1, maxLength: 3, pattern: '^a%s*b$'")),
                arguments("patterns that double", fields(300, "pattern: '(a|b)*a(a|b){16}%s'")),
                arguments("repetition", withPattern("^([a-z0-9_é-ü]{1,900}|x){1,10}$")),
                arguments("terms", withExpression("this.a != ''" + " && this.a != 'b'".repeat(100))),
                arguments("negations", withExpression("!".repeat(1_900) + "(this.a == '')")),
                arguments(
                        "decimal",
                        of(
                                property("a", "number", ", logicalTypeOptions: {minimum: 0, multipleOf: 0.1}"),
                                field("a", decimal))));
    }
}

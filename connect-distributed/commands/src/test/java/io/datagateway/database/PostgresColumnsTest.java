// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the values and types of columns, on a real PostgreSQL. */
class PostgresColumnsTest {

    private static InspectedPostgres postgres;

    @BeforeAll
    static void connect(@TempDir Path plugins) throws Exception {
        postgres = new InspectedPostgres(plugins);
    }

    @Test
    void valuesThatArriveAsOthersAreCounted() throws Exception {
        InspectedPostgres.prepare("vals", """
                CREATE TYPE mood AS ENUM ('sad', 'ok');
                CREATE TABLE orders (order_id text PRIMARY KEY, day date, at timestamp, opens time, zoned timetz,
                    total numeric, span interval, tags text[], numbers int[], totals numeric[], moods mood[],
                    days date[], times time[], note text);
                INSERT INTO orders (order_id, day) VALUES ('1', 'infinity'), ('2', '-infinity'), ('3', '0044-03-15 BC');
                INSERT INTO orders (order_id, at) VALUES ('4', 'infinity');
                INSERT INTO orders (order_id, opens, zoned) VALUES ('5', '24:00', '24:00+05'), ('6', '00:00', '12:00+01:00:01');
                INSERT INTO orders (order_id, total, span) VALUES ('7', 'NaN', 'infinity');
                INSERT INTO orders (order_id, tags, numbers) VALUES ('8', '{{a},{b}}', '{{1},{2}}'), ('9', '{a}', '{}');
                INSERT INTO orders (order_id, totals, moods) VALUES ('10', '{1,NaN}', '{ok,NULL}');
                INSERT INTO orders (order_id, days, times) VALUES
                    ('11', '{infinity}', '{10:00:00.000001}'), ('12', '{"0044-03-15 BC"}', '{24:00}');
                INSERT INTO orders (order_id, note) VALUES ('13', repeat('x', 2000000)), ('14', 'secret');
                """);

        List<String> findings = postgres.findings("vals");
        assertThat(findings.get(findings.size() - 1))
                .startsWith("stops public.orders: 1 rows are larger than the 1048576 bytes of"
                        + " producer.override.max.request.size, up to about 2000");
        assertThat(findings.subList(0, findings.size() - 1))
                .filteredOn(line -> !line.startsWith("risk"))
                .containsExactly(
                        "dead_letters public.orders.day: 2 rows have an infinite date or timestamp",
                        "changed public.orders.day: 1 rows have a date before Christ, which loses its era in the snapshot",
                        "dead_letters public.orders.at: 1 rows have an infinite date or timestamp",
                        "changed public.orders.opens: 1 rows have the time 24:00, which arrives as 00:00",
                        "changed public.orders.zoned: 1 rows have the time 24:00, which arrives as that of another day",
                        "stops public.orders.zoned: 1 rows have a zone with seconds, which arrives as null and stops the"
                                + " connector after the snapshot",
                        "dead_letters public.orders.total: 1 rows have NaN or an infinite number",
                        "changed public.orders.span: 1 rows have an infinite interval, which arrives as none",
                        "dead_letters public.orders.tags: 1 rows have an array in an array",
                        "changed public.orders.numbers: 1 rows have an array in an array, which arrives as null",
                        "changed public.orders.totals: 1 rows have NaN or an infinite number in it, for which the whole array"
                                + " arrives as null",
                        "changed public.orders.moods: 1 rows have null in it, for which the whole array arrives as null",
                        "dead_letters public.orders.days: 1 rows have an infinite date in it",
                        "changed public.orders.days: 1 rows have a date before Christ, which loses its era",
                        "changed public.orders.times: 2 rows have a time that is cut to milliseconds, or 24:00, which arrives"
                                + " as 00:00");
        assertThat(findings).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void columnsThatTheConnectorLeavesOutAreTold() throws Exception {
        InspectedPostgres.prepare("types", """
                CREATE TYPE pair AS (a int, b text);
                CREATE DOMAIN amount AS numeric CHECK (VALUE > 0);
                CREATE TABLE orders (order_id text PRIMARY KEY, a pair, b money[], c polygon, d amount[], e pg_lsn,
                    f nummultirange, g interval[], h name, i bit(8), k int GENERATED ALWAYS AS (1) VIRTUAL, fine amount,
                    l xid8, m refcursor, secret jsonpath);
                """);
        Map<String, String> config = InspectedPostgres.config("types");
        config.put("column.exclude.list", "public\\.orders\\.secret");

        assertThat(postgres.findings(config))
                .containsExactly(
                        "lost public.orders.a: the connector leaves out what is composite",
                        "lost public.orders.b: the connector leaves out what is money[]",
                        "lost public.orders.c: the connector leaves out what is polygon",
                        "lost public.orders.d: the connector leaves out what is domain[]",
                        "lost public.orders.e: the connector leaves out what is pg_lsn",
                        "lost public.orders.f: the connector leaves out what is multirange",
                        "lost public.orders.g: the connector leaves out what is interval[]",
                        "changed public.orders.h: what is name is null after the snapshot",
                        "changed public.orders.i: bits arrive as bytes, the last ones first, without their number",
                        "changed public.orders.k: is generated, and null after the snapshot",
                        "lost public.orders.l: the connector leaves out what is xid8",
                        "stops public.orders.m: the driver opens what is refcursor, and the snapshot fails");
    }

    @Test
    void whatKeepsNothingOutIsARisk() throws Exception {
        InspectedPostgres.prepare(
                "risks", "CREATE TABLE orders (order_id text PRIMARY KEY, opens time, numbers int[], tags text[])");

        assertThat(postgres.findings("risks"))
                .containsExactly(
                        "risk public.orders.opens: nothing keeps out the time 24:00, which arrives as 00:00",
                        "risk public.orders.numbers: nothing keeps out an array in an array, which arrives as null");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is carried of W3C Trace Context. */
class TraceContextTest {

    private static final String IDS = "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7";
    private static final String PARENT = "00-" + IDS + "-01";

    @ParameterizedTest
    @ValueSource(strings = {"00-" + IDS + "-00", PARENT, "00-" + IDS + "-ff"})
    void whatIsAsTheStandardSaysIsCarriedAsItIs(String parent) {
        assertThat(carried(parent)).containsExactly(Map.entry("traceparent", parent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-" + IDS + "-01-later", "cc-" + IDS + "-f9", "fe-" + IDS + "-01-"})
    void ofALaterVersionTheKnownPartIsCarried(String parent) {
        assertThat(carried(parent)).containsExactly(Map.entry("traceparent", PARENT));
    }

    static List<String> broken() {
        return List.of(
                "",
                "x",
                "00",
                "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-" + "0".repeat(16) + "-01",
                PARENT.toUpperCase(java.util.Locale.ROOT),
                PARENT + "-later",
                PARENT + "-",
                "01-" + IDS + "-01later",
                "ff-" + IDS + "-01",
                PARENT.substring(1),
                "00-" + IDS,
                PARENT.replace('-', '_'));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatCannotBeReadIsLeftOutAndItsStateToo(String parent) {
        assertThat(TraceContext.of(fields(parent).put("tracestate", "a=1"))).isEmpty();
    }

    @Test
    void twoParentsAreNone() {
        assertThat(TraceContext.of(fields(PARENT).add("traceparent", PARENT))).isEmpty();
    }

    @Test
    void theStateIsCarriedWithItsParentAndSeveralHeadersAreOneList() {
        HttpFields.Mutable fields = fields(PARENT)
                .add("tracestate", "rojo=00f067aa0ba902b7 , ,congo=t61rcWkgMzE")
                .add("tracestate", "fw529a3039@dt=x/y z");

        assertThat(TraceContext.of(fields))
                .containsEntry("traceparent", PARENT)
                .containsEntry("tracestate", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE,fw529a3039@dt=x/y z");
    }

    static List<String> brokenStates() {
        return List.of("=", "a", "a=", "A=1", "a=b=c", "a=\u00fc", "a=" + "x".repeat(511), "a=1,".repeat(33));
    }

    @ParameterizedTest
    @MethodSource("brokenStates")
    void aStateThatCannotBeReadIsLeftOutAndItsParentIsNot(String state) {
        assertThat(TraceContext.of(fields(PARENT).put("tracestate", state))).containsOnlyKeys("traceparent");
    }

    private static Map<String, String> carried(String parent) {
        return TraceContext.of(fields(parent));
    }

    private static HttpFields.Mutable fields(String parent) {
        return HttpFields.build().put("traceparent", parent);
    }
}

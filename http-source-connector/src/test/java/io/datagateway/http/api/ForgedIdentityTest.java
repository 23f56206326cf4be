// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static io.datagateway.http.api.ForgedIdentity.AUTHORITY;
import static io.datagateway.http.api.ForgedIdentity.TOPIC;
import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.http.api.ForgedIdentity.ExpectedAnswer;
import io.datagateway.http.api.ForgedIdentity.NamingRule;
import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.problem.RefusedException;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates made to get into topic {@code sales.orders}, over real connections. */
@Timeout(60)
class ForgedIdentityTest {

    private static final String MAPPING = """
            {"spiffe://shop/orders": ["sales.orders", "sales.returns"],
             "spiffe://shop/clicks": ["web.clicks"],
             "spiffe://shop/.*": ["sales.orders"],
             "spiffe://shop/none": []}""";

    @TempDir
    private static Path folder;

    private static final Map<NamingRule, TestGateway> GATEWAYS = new EnumMap<>(NamingRule.class);

    @BeforeAll
    static void start() throws IOException {
        open(NamingRule.CN, files("cn"));
        open(NamingRule.DNS, files("dns").set("principal.source", "san-dns"));
        open(NamingRule.URI, files("uri").set("principal.source", "san-uri").write("principal.topics", MAPPING));
        open(NamingRule.CN_MAPPED, files("mapped").write("principal.topics", """
                {"shop": ["sales.orders"], "sales.orders": ["other.topic"], "SALES": ["sales.orders"], "locked.out": []}"""));
    }

    private static TlsFiles files(String name) throws IOException {
        return new TlsFiles(Files.createDirectory(folder.resolve(name)), AUTHORITY);
    }

    private static void open(NamingRule rule, TlsFiles files) {
        GATEWAYS.put(rule, new TestGateway(files.settings(), new Door()));
    }

    @AfterAll
    static void stop() {
        GATEWAYS.values().forEach(TestGateway::close);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "io.datagateway.http.api.ForgedSubjects#cases",
        "io.datagateway.http.api.ForgedPaths#cases",
        "io.datagateway.http.api.ForgedNames#cases"
    })
    void itIsAnsweredExactly(ForgedIdentity forged) {
        assertThat(answer(forged)).isEqualTo(forged.answer().text());
    }

    private static String answer(ForgedIdentity forged) {
        try (var client = GATEWAYS.get(forged.rule()).connect(CERTIFICATES.as(forged.client()))) {
            var answer = client.send(
                            "POST /api/1.0/" + TOPIC + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                    .answer();
            return answer.status() + " " + answer.body().replaceFirst("(?s).*\"code\":\"([A-Za-z]+)\".*", "$1");
        } catch (IOException e) {
            return ExpectedAnswer.NO_CONNECTION.text();
        }
    }

    /** The checks of a request's head, with no contracts behind them. */
    private static final class Door extends Handler.Abstract {
        private static final BatchPolicy NO_CONTRACTS = new BatchPolicy(
                new ContractBatchDecoders(new ContractCatalog(List.of())), null, null, (BodyLimits) null);

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            try {
                BatchRequest.of(request, NO_CONTRACTS);
                throw new IllegalStateException("there is no contract");
            } catch (RefusedException e) {
                e.problem().write(request, response, callback);
            }
            return true;
        }
    }
}

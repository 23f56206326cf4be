// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.http.hostile.Answers.ParsedAnswer;
import io.datagateway.http.hostile.Framing.Framed;
import io.datagateway.http.hostile.Recorder.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Changed requests of HTTP/1.1, with a good one behind them, judged by {@link Framing}. */
final class Http1Fuzz implements FuzzTarget {

    private static final Set<Integer> STATUSES =
            Set.of(201, 400, 403, 404, 405, 408, 409, 410, 411, 413, 414, 415, 417, 422, 431, 501, 505);

    private static final List<byte[]> GOOD = Stream.of(
                    "<good>",
                    "<good><hidden>",
                    "<chunked>a\\r\\n<order>\\r\\n<end>",
                    "<chunked>1\\r\\n\\x02\\r\\n9;x=\"y\"\\r\\naAAAAAAAA\\r\\n0\\r\\nX: y\\r\\n\\r\\n<hidden>",
                    "<post>Transfer-Encoding: chunked\\r\\nTE: trailers\\r\\n\\r\\n00a\\r\\n<order>\\r\\n<end>",
                    "PUT /api/1.0/sales.orders/batches/a-1 HTTP/1.1\\r\\n<headers><body><good>",
                    "POST https://localhost/api/1.0/sales.orders HTTP/1.1\\r\\n<headers><body>",
                    "GET /api/1.0/sales.orders?a=%41&b HTTP/1.1\\r\\n<host>Accept: */*\\r\\n\\r\\n",
                    "<post>Expect: 100-continue\\r\\ntrace-id: a\\r\\nshard: 2\\r\\nIdempotency-Key: k\\r\\n<body>")
            .map(HostileText::bytes)
            .toList();

    private static final List<byte[]> WORDS = Stream.of(
                    "\\r\\n",
                    "\\r\\n\\r\\n",
                    "\\n",
                    "\\r",
                    "\\0",
                    " ",
                    "\\t",
                    ", ",
                    ";",
                    "Transfer-Encoding: chunked\\r\\n",
                    "\\r\\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: identity\\r\\n",
                    "Content-Length: 0\\r\\n",
                    "\\r\\nContent-Length: 10\\r\\n",
                    "Content-Length: 5, 10\\r\\n",
                    "chunked",
                    "0\\r\\n\\r\\n",
                    "ffffffff",
                    "0x",
                    "+",
                    "-1",
                    "99999999999999999999",
                    "%2e%2e/",
                    "%00",
                    "%2f",
                    ";a=b",
                    "?",
                    "#",
                    "HTTP/1.0",
                    "HTTP/2.0",
                    "Host: a\\r\\n",
                    "Connection: close\\r\\n",
                    "Connection: Upgrade\\r\\nUpgrade: h2c\\r\\n",
                    "Expect: 100-continue\\r\\n",
                    "PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n",
                    "<hidden>",
                    "<order>")
            .map(HostileText::bytes)
            .toList();

    private final HostileGateway gateway;

    Http1Fuzz(HostileGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void attack(Random random) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new Mutator(random, WORDS).mutate(GOOD.get(random.nextInt(GOOD.size()))));
        bytes.writeBytes(HostileText.probe());
        byte[] sent = bytes.toByteArray();
        gateway.application().take();
        gateway.kafka().take();
        try {
            Answers answers = gateway.talk().send(sent, true);
            check(
                    Framing.of(sent),
                    answers,
                    gateway.application().take(),
                    gateway.kafka().take());
        } catch (AssertionError | IOException e) {
            throw new AssertionError("sent: " + new String(sent, StandardCharsets.ISO_8859_1), e);
        }
    }

    private static void check(List<Framed> framed, Answers answers, List<RecordedRequest> seen, List<byte[]> written) {
        require(seen.size() <= framed.size(), "seen " + seen);
        for (int i = 0; i < seen.size(); i++) {
            require(isSame(framed.get(i), seen.get(i)), "seen " + seen.get(i) + ", sent " + framed.get(i));
        }
        require(answers.list().size() <= framed.size() + 1, "answers " + answers);
        require(answers.list().stream().map(ParsedAnswer::status).allMatch(STATUSES::contains), "answers " + answers);
        long created = answers.list().stream().filter(a -> a.status() == 201).count();
        require(created <= written.size(), "answers " + answers + ", written " + written.size());
        int from = 0;
        for (byte[] body : written) {
            while (from < framed.size() && !Arrays.equals(framed.get(from).body(), body)) {
                from++;
            }
            require(from++ < framed.size(), "a body that was not sent is written");
        }
    }

    private static boolean isSame(Framed framed, RecordedRequest seen) {
        // Bytes above 127 Jetty hands on decoded, and so they fit no path of the interface.
        boolean isPlain = framed.target().matches("/[ -~&&[^#]]*");
        return framed.method().equals(seen.method())
                && (!isPlain || framed.target().equals(seen.target()));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Sends orders as one batch with a key, and repeats it until its outcome is known.
 *
 * <pre>
 * java -cp 'libs/*' SendOrders.java URL CERTS SCHEMA ID...
 * </pre>
 *
 * <p>CERTS has truststore.p12 and sales.orders.p12, SCHEMA is the contract's. The password of both files is the
 * environment's P12_PASSWORD, or changeit. Needs org.apache.avro:avro.
 */
public final class SendOrders {

    private static final String TOPIC = "sales.orders";
    private static final String VERSION = "2.1.0";
    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Longer than the gateway takes to say that it does not know. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI uri;

    private SendOrders(HttpClient http, URI uri) {
        this.http = http;
        this.uri = uri;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 4) {
            System.err.println("usage: SendOrders URL CERTS SCHEMA ID...");
            System.exit(2);
        }
        Schema schema = new Schema.Parser().parse(Path.of(args[2]).toFile());
        List<GenericRecord> orders = Arrays.stream(args, 3, args.length).map(id -> order(schema, id)).toList();
        HttpClient http = HttpClient.newBuilder().sslContext(tls(Path.of(args[1]))).build();
        var client = new SendOrders(http, URI.create(args[0] + "/api/1.0/" + TOPIC));
        System.out.println("written: " + client.send(encode(schema, orders), orders.size()));
    }

    private static GenericRecord order(Schema schema, String id) {
        var order = new GenericData.Record(schema);
        order.put("order_id", id);
        order.put("customer_id", "cust_456");
        order.put("total_amount", 99.99);
        order.put("status", "confirmed");
        order.put("created_at", Instant.now().toEpochMilli());
        return order;
    }

    /** One datum after another, nothing between them. */
    private static byte[] encode(Schema schema, List<GenericRecord> records) throws IOException {
        var body = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(body, null);
        var writer = new GenericDatumWriter<GenericRecord>(schema);
        for (GenericRecord record : records) {
            writer.write(record, encoder);
        }
        encoder.flush();
        return body.toByteArray();
    }

    private static SSLContext tls(Path certs) throws IOException, GeneralSecurityException {
        char[] password = System.getenv().getOrDefault("P12_PASSWORD", "changeit").toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(certs.resolve(TOPIC + ".p12").toFile(), password), password);
        // Without it, the JVM's own CAs are asked, and the gateway's is not among them.
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(KeyStore.getInstance(certs.resolve("truststore.p12").toFile(), password));
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }

    /** Returns the answer once all records are in Kafka. Every try has the same key, so they are there once. */
    private String send(byte[] body, int count) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/avro")
                .header("version", VERSION)
                .header("batch", Integer.toString(count))
                .header("producer-id", "example-java")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        Instant end = Instant.now().plus(GIVE_UP_AFTER);
        for (Duration pause = Duration.ofSeconds(1); ; pause = pause.multipliedBy(2)) {
            Try tried = post(request);
            if (tried.outcome().equals("written")) {
                return tried.text();
            }
            Duration wait = tried.retryAfter(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
            if (tried.isFinal() || Instant.now().plus(wait).isAfter(end)) {
                throw new IOException("not known to be written: " + tried.text());
            }
            System.err.println("again in " + wait + ": " + tried.text());
            Thread.sleep(wait.toMillis());
        }
    }

    private Try post(HttpRequest request) throws IOException, InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Try(
                    answer.statusCode(),
                    answer.headers().firstValue("Gateway-Outcome").orElse(""),
                    answer.headers().firstValue("Retry-After").orElse(""),
                    answer.body());
        } catch (SSLHandshakeException e) {
            throw e; // the gateway's certificate is not of a CA in truststore.p12, or it ends the handshake with ours
        } catch (IOException e) {
            return new Try(0, "", "", e.toString());
        }
    }

    /**
     * One try. Without an answer it has no status, and without an outcome something before the gateway has answered: what
     * became of the records is then not known.
     */
    private record Try(int status, String outcome, String seconds, String text) {

        boolean isFinal() {
            return outcome.equals("rejected") || (outcome.isEmpty() && status >= 100 && status < 500);
        }

        Duration retryAfter(Duration otherwise) {
            return seconds.isEmpty() ? otherwise : Duration.ofSeconds(Long.parseLong(seconds));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.ledger.TopicKind;
import io.datagateway.neighbours.RawWriter.Foreign;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Records that should not be there, written straight into each partition of raw. */
final class Poison implements Harm {

    private static final int IN_EACH_PARTITION = 2;
    private static final String VERSION = "version";
    private static final String RECORD_ID = "record-id";

    private final Recipe recipe;

    /** Makes the record with that name, which no other one has. */
    private interface Recipe {
        Foreign make(TeamRecords records, String id, Random random);
    }

    private Poison(Recipe recipe) {
        this.recipe = recipe;
    }

    @Override
    public Mending inflict(Suffering a) throws Exception {
        int partitions = a.kafka().partitions(a.topic(TopicKind.RAW));
        for (int i = 0; i < IN_EACH_PARTITION * partitions; i++) {
            String id = "foreign-" + a.team().topic().hashCode() + "-" + i + "/0";
            Foreign foreign = recipe.make(a.bed().records(), id, a.random());
            String place = a.bed().raw().write(a.team(), i % partitions, foreign);
            a.accounts().written(foreign.headers().getOrDefault(RECORD_ID, place));
        }
        return Mending.NOTHING;
    }

    /** Rows in JSON as database connectors write them, changed. */
    static Harm json(UnaryOperator<String> change) {
        return new Poison((records, id, random) -> {
            Map<String, String> headers = headers(id);
            headers.put("content-type", "application/json");
            return new Foreign(id.getBytes(UTF_8), change.apply(records.row(id)).getBytes(UTF_8), headers);
        });
    }

    /** A row in which a number is another one. */
    static Harm number(String number) {
        return json(row -> row.replace("1.5", number));
    }

    /** A row whose note begins with this, as it stands in JSON. */
    static Harm note(String beginning) {
        return json(row -> row.replace("\"note\":\"", "\"note\":\"" + beginning));
    }

    /** Records of so many random bytes. */
    static Harm garbage(int length) {
        return new Poison((records, id, random) -> {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] marker = records.marker().getBytes(UTF_8);
            System.arraycopy(marker, 0, bytes, 0, marker.length);
            return new Foreign(id.getBytes(UTF_8), bytes, headers(id));
        });
    }

    /** A sound record whose headers are changed. */
    static Harm headers(UnaryOperator<Map<String, String>> change) {
        return new Poison((records, id, random) ->
                new Foreign(id.getBytes(UTF_8), records.tagged(id, List.of()), change.apply(headers(id))));
    }

    /** A sound record with so many tags, of 20 bytes each. */
    static Harm tags(int count) {
        return new Poison((records, id, random) -> {
            List<String> tags =
                    IntStream.range(0, count).mapToObj("tag-%015d"::formatted).toList();
            return new Foreign(id.getBytes(UTF_8), records.tagged(id, tags), headers(id));
        });
    }

    /** A key that is no text. */
    static Harm brokenKey() {
        return new Poison((records, id, random) ->
                new Foreign(new byte[] {(byte) 0xff, (byte) 0xfe}, records.tagged(id, List.of()), headers(id)));
    }

    /** A sound record with a timestamp of so long ago. */
    static Harm old(Duration age) {
        return new Poison((records, id, random) ->
                new Foreign(id.getBytes(UTF_8), records.tagged(id, List.of()), headers(id), age));
    }

    /** A tombstone. */
    static Harm tombstone(boolean withKey, UnaryOperator<Map<String, String>> change) {
        return new Poison((records, id, random) ->
                new Foreign(withKey ? id.getBytes(UTF_8) : null, null, change.apply(headers(id))));
    }

    /** Returns the headers of a sound record. */
    private static Map<String, String> headers(String id) {
        return new HashMap<>(Map.of(VERSION, ContractForm.VERSION, RECORD_ID, id));
    }

    static Map<String, String> withVersion(Map<String, String> headers, String version) {
        headers.put(VERSION, version);
        return headers;
    }

    static Map<String, String> withText(Map<String, String> headers, String name, int length) {
        headers.put(name, "h".repeat(length));
        return headers;
    }
}

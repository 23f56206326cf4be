// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Records of every Avro type, nested, in unions and recursive. */
public final class RandomSchemas {

    private static final int MAX_DEPTH = 4;
    private static final List<Schema.Type> PLAIN = List.of(
            Schema.Type.BOOLEAN,
            Schema.Type.INT,
            Schema.Type.LONG,
            Schema.Type.FLOAT,
            Schema.Type.DOUBLE,
            Schema.Type.STRING,
            Schema.Type.BYTES);

    private final Random random;
    private final List<Schema> open = new ArrayList<>();
    private final List<Schema> closed = new ArrayList<>();
    private int names;

    private RandomSchemas(Random random) {
        this.random = random;
    }

    public static Schema next(Random random) {
        var schemas = new RandomSchemas(random);
        Schema record = schemas.record(0);
        while (ZeroByteTypes.takes(record)) {
            record = schemas.record(0);
        }
        return record;
    }

    private Schema record(int depth) {
        Schema record = Schema.createRecord(name("R"), null, "random", false);
        open.add(record);
        var fields = new ArrayList<Schema.Field>();
        for (int left = random.nextInt(depth == 0 ? 8 : 4); left > 0; left--) {
            fields.add(new Schema.Field("f" + fields.size(), any(depth + 1)));
        }
        record.setFields(fields);
        open.remove(record);
        closed.add(record);
        return record;
    }

    private Schema any(int depth) {
        int kind = random.nextInt(depth >= MAX_DEPTH ? 10 : 17);
        return switch (kind) {
            case 7 -> logical();
            case 8 -> Schema.createEnum(name("E"), null, "random", symbols(1 + random.nextInt(70)));
            case 9 -> Schema.createFixed(name("F"), null, "random", random.nextInt(4));
            case 10 -> Schema.createArray(items(depth + 1));
            case 11 -> Schema.createMap(any(depth + 1));
            case 12 -> nullable(any(depth + 1));
            case 13 -> union(depth + 1);
            case 14 -> closed.isEmpty() ? record(depth) : pick(closed);
            case 15 -> recursive();
            case 16 -> record(depth);
            default -> Schema.create(PLAIN.get(kind));
        };
    }

    private Schema items(int depth) {
        Schema items = any(depth);
        return ZeroByteTypes.takes(items) ? Schema.create(Schema.Type.STRING) : items;
    }

    /** A reference to a record around it that may be null or empty, so that the recursion ends. */
    private Schema recursive() {
        Schema record = pick(open);
        return switch (random.nextInt(3)) {
            case 0 -> nullable(record);
            case 1 -> Schema.createMap(record);
            default -> Schema.createArray(nullable(record));
        };
    }

    private Schema nullable(Schema schema) {
        if (schema.getType() == Schema.Type.UNION || schema.getType() == Schema.Type.NULL) {
            return schema;
        }
        List<Schema> branches = new ArrayList<>(List.of(Schema.create(Schema.Type.NULL), schema));
        Collections.shuffle(branches, random);
        return Schema.createUnion(branches);
    }

    private Schema union(int depth) {
        List<Schema> branches = new ArrayList<>(Stream.of(
                        Schema.create(Schema.Type.NULL),
                        Schema.create(Schema.Type.BOOLEAN),
                        Schema.create(random.nextBoolean() ? Schema.Type.INT : Schema.Type.DOUBLE),
                        Schema.create(Schema.Type.STRING),
                        Schema.createArray(items(depth)),
                        record(depth))
                .filter(branch -> random.nextInt(3) > 0)
                .toList());
        Collections.shuffle(branches, random);
        return branches.isEmpty() ? Schema.create(Schema.Type.NULL) : Schema.createUnion(branches);
    }

    private Schema logical() {
        Schema fixed = Schema.createFixed(name("F"), null, "random", 5);
        return pick(List.of(
                LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES)),
                LogicalTypes.decimal(10, 0).addToSchema(fixed),
                LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING)),
                LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT)),
                LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT)),
                LogicalTypes.timeMicros().addToSchema(Schema.create(Schema.Type.LONG)),
                LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)),
                LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)),
                LogicalTypes.timestampNanos().addToSchema(Schema.create(Schema.Type.LONG)),
                LogicalTypes.localTimestampMicros().addToSchema(Schema.create(Schema.Type.LONG))));
    }

    private List<String> symbols(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "S" + i).toList();
    }

    private String name(String prefix) {
        return prefix + names++;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.odcs.InvalidCatalogException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Random records of every type that the shipped contract reference.types has and Connect has too, written by Avro. */
final class Rows {

    static final Path CATALOG = Path.of("../contracts/catalog");
    static final Schema REFERENCE = contract("reference.types", "1.0.0").schema();

    /** A union of several types and a recursive record. */
    static final Set<String> WITHOUT_CONNECT_TYPE = Set.of("reading", "tree");

    private static final String[] LETTERS = {"a", "\"", "\u0000", "é", "€", "😀", "\n"};

    private final Random random;
    private final long least;
    private int names;

    Rows(Random random) {
        this(random, Long.MIN_VALUE);
    }

    /** @param least the lowest long */
    Rows(Random random, long least) {
        this.random = random;
        this.least = least;
    }

    static Contract contract(String topic, String version) {
        try {
            return OdcsCatalogLoader.load(CATALOG).exact(topic, version).orElseThrow();
        } catch (InvalidCatalogException e) {
            throw new AssertionError(e);
        }
    }

    /** A contract that exists nowhere else. */
    static Contract contract(Schema schema, List<String> key) {
        var id = new ContractId("test.rows", new ContractVersion(1, 0, 0));
        List<FieldPath> paths = key.stream().map(FieldPath::parse).toList();
        return new Contract(id, ContractStatus.ACTIVE, schema, paths, List.of());
    }

    static Stream<Schema.Field> fields() {
        return REFERENCE.getFields().stream().filter(field -> !WITHOUT_CONNECT_TYPE.contains(field.name()));
    }

    /** A record of one field, and a byte more. */
    static Schema record(String field, Schema type) {
        return Schema.createRecord(
                "test.Row",
                null,
                null,
                false,
                List.of(new Schema.Field(field, type), new Schema.Field("more", Schema.create(Schema.Type.INT))));
    }

    /** A record of some types of the reference, nested and wrapped. */
    Schema schema(int depth) {
        List<Schema> types = fields().map(Schema.Field::schema).toList();
        var fields = new ArrayList<Schema.Field>();
        fields.add(new Schema.Field("first", Schema.create(Schema.Type.LONG)));
        for (int i = random.nextInt(6); i > 0; i--) {
            fields.add(new Schema.Field("f" + i, wrapped(types.get(random.nextInt(types.size())), depth)));
        }
        return Schema.createRecord("test.R" + names++, null, null, false, fields);
    }

    private Schema wrapped(Schema type, int depth) {
        boolean isNull = type.getType() == Schema.Type.NULL;
        return switch (random.nextInt(6)) {
            case 0 -> type.isUnion() || isNull ? type : Schema.createUnion(type, Schema.create(Schema.Type.NULL));
            case 1 -> isNull ? type : Schema.createArray(type);
            case 2 -> Schema.createMap(type);
            case 3 -> depth > 2 ? type : schema(depth + 1);
            case 4 -> depth > 2 ? type : Schema.createArray(schema(depth + 1));
            default -> type;
        };
    }

    /** A datum of a schema in Avro's generic classes, within the bounds of every logical type. */
    Object datum(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> (int) number(schema);
            case LONG -> number(schema);
            case FLOAT -> random.nextInt(5) == 0 ? Float.NaN : (float) random.nextGaussian();
            case DOUBLE -> random.nextInt(5) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian();
            case STRING -> schema.getLogicalType() == null ? text() : uuid().toString();
            case BYTES -> ByteBuffer.wrap(bytes(schema, random.nextInt(9)));
            case FIXED -> new GenericData.Fixed(schema, bytes(schema, schema.getFixedSize()));
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(random.nextInt(2)));
            case ARRAY -> items().mapToObj(i -> datum(schema.getElementType())).toList();
            case MAP -> {
                var map = new HashMap<String, Object>();
                items().forEach(i -> map.put(text(), datum(schema.getValueType())));
                yield map;
            }
            case UNION ->
                datum(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case RECORD -> record(schema);
        };
    }

    GenericData.Record record(Schema schema) {
        var record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), datum(field.schema())));
        return record;
    }

    private IntStream items() {
        return IntStream.range(0, random.nextInt(3));
    }

    private long number(Schema schema) {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        return switch (logical) {
            case "time-millis" -> random.nextLong(TimeUnit.DAYS.toMillis(1));
            case "time-micros" -> random.nextLong(TimeUnit.DAYS.toMicros(1));
            default -> edge(schema.getType() == Schema.Type.INT);
        };
    }

    private long edge(boolean isInt) {
        return switch (random.nextInt(8)) {
            case 0 -> isInt ? Integer.MIN_VALUE : least;
            case 1 -> isInt ? Integer.MAX_VALUE : Long.MAX_VALUE;
            case 2 -> -1;
            default -> isInt ? random.nextInt() : random.nextLong() >> random.nextInt(64);
        };
    }

    private byte[] bytes(Schema schema, int size) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            BigInteger most = BigInteger.TEN.pow(decimal.getPrecision());
            BigInteger any = new BigInteger(most.bitLength() + 8, random).mod(most);
            byte[] shortest = (random.nextBoolean() ? any : any.negate()).toByteArray();
            return schema.getType() == Schema.Type.FIXED ? padded(shortest, size) : shortest;
        }
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] padded(byte[] shortest, int size) {
        byte[] padded = new byte[size];
        java.util.Arrays.fill(padded, (byte) (shortest[0] < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, padded, size - shortest.length, shortest.length);
        return padded;
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String text() {
        var text = new StringBuilder();
        items().forEach(i -> text.append(LETTERS[random.nextInt(LETTERS.length)]));
        return text.toString();
    }

    static byte[] bytes(GenericData.Record record) {
        var out = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<>(record.getSchema(), new GenericData()).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

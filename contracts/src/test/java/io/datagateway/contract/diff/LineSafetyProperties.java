// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.WireForm;
import io.datagateway.contract.avro.RandomDatums;
import io.datagateway.contract.avro.RandomSchemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** What the comparison calls safe for a line of versions gives every datum the same names and values. */
class LineSafetyProperties {

    private static final int DATUMS = 6;

    @Property(tries = 600)
    void whatIsSafeForALineNeverChangesADecodedValue(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        Schema old = RandomSchemas.next(random);
        Schema now = new SchemaMutation(random).of(old);
        boolean safe = ContractDiff.between(filed(old), filed(now)).stream()
                .noneMatch(change -> change.kind().leavesLine());
        Statistics.collect(safe && !old.equals(now) ? "safe" : safe ? "equal" : "leaves the line");

        assertThat(WireForm.of(old).equals(WireForm.of(now))).isEqualTo(safe);
        for (int i = 0; safe && i < DATUMS; i++) {
            byte[] bytes = encode(old, new RandomDatums(random).next(old));
            assertThat(read(now, bytes)).isEqualTo(read(old, bytes));
        }
    }

    @Property(tries = 150)
    void whateverDiffersIsAChangeThatNeedsAVersion(@ForAll long seed) {
        var random = new Random(seed);
        Schema old = RandomSchemas.next(random);
        Schema now = new SchemaMutation(random).of(old);
        boolean sameForm = WireForm.of(old).equals(WireForm.of(now));

        var step = new VersionStep(filed(old), filed(now), ContractDiff.between(filed(old), filed(now)));

        assertThat(step.least().compareTo(new ContractVersion(1, 1, 0)) < 0)
                .as("a patch keeps the form")
                .satisfies(isPatch -> assertThat(!isPatch || sameForm).isTrue());
        assertThat(ContractDiff.between(filed(old), filed(old))).isEmpty();
    }

    private static FiledContract filed(Schema schema) {
        var id = new ContractId("t", new ContractVersion(1, 0, 0));
        var contract = new Contract(id, ContractStatus.ACTIVE, schema, List.of(), List.of());
        return new FiledContract(contract, "t", Map.of(), false, Map.of(), new Places("d", "s", Map.of(), Map.of()));
    }

    private static byte[] encode(Schema schema, Object datum) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /** The datum as a reader sees it that knows this schema only. */
    private static String read(Schema schema, byte[] bytes) throws IOException {
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        return text(schema, new GenericDatumReader<>(schema).read(null, decoder));
    }

    private static String text(Schema schema, Object datum) {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName() + " ";
        return logical
                + switch (schema.getType()) {
                    case RECORD ->
                        schema.getFields().stream()
                                .map(field -> field.name() + "="
                                        + text(field.schema(), ((GenericData.Record) datum).get(field.pos())))
                                .collect(Collectors.joining(",", "{", "}"));
                    case ARRAY ->
                        ((Collection<?>) datum)
                                .stream()
                                        .map(item -> text(schema.getElementType(), item))
                                        .toList()
                                        .toString();
                    case MAP -> {
                        var entries = new TreeMap<String, String>();
                        ((Map<?, ?>) datum)
                                .forEach((key, value) ->
                                        entries.put(key.toString(), text(schema.getValueType(), value)));
                        yield entries.toString();
                    }
                    case UNION -> {
                        int branch = GenericData.get().resolveUnion(schema, datum);
                        yield text(schema.getTypes().get(branch), datum);
                    }
                    case BYTES -> number(schema, bytes((ByteBuffer) datum));
                    case FIXED -> number(schema, ((GenericData.Fixed) datum).bytes());
                    default -> schema.getType() + " " + datum;
                };
    }

    private static String number(Schema schema, byte[] bytes) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? new BigDecimal(new BigInteger(bytes), decimal.getScale()).toString()
                : HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}

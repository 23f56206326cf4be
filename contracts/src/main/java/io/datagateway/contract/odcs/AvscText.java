// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.util.Arrays;

/** The text of an Avro schema as Avro reads it: JSON, in which comments may stand. */
final class AvscText {

    /** Reads what {@code org.apache.avro.Schema.Parser} reads, so that no check ends where that goes on. */
    static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(UTF_8);

    private AvscText() {}

    /** Returns the bytes of a file without the mark that some editors write in front of UTF-8. */
    static byte[] withoutByteOrderMark(byte[] file) {
        int mark = BYTE_ORDER_MARK.length;
        return file.length >= mark && Arrays.equals(file, 0, mark, BYTE_ORDER_MARK, 0, mark)
                ? Arrays.copyOfRange(file, mark, file.length)
                : file;
    }
}

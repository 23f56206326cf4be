// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Forms in which bodies come that should be datums one after another, told apart by their first bytes. A datum may begin
 * with any bytes, so only a body that does not decode is to be asked.
 *
 * @param name in answers: {@code container-file}
 * @param remedy what the form is called and what to do about it
 */
public record BodyForm(String name, String remedy) {

    /** Less text than this may be anything. */
    private static final int MIN_TEXT = 8;

    private static final int UUID_BYTES = 16;

    private static final List<Known> KNOWN = List.of(
            form(
                    "container-file",
                    begins("4f626a01"),
                    "an Avro container file: leave out its header, block counts and sync markers"),
            form(
                    "single-object",
                    begins("c301"),
                    "Avro's single-object encoding: leave out the marker and fingerprint, 10 bytes, of each record"),
            form("gzip", begins("1f8b"), "gzip: send the body uncompressed"),
            form("zstd", begins("28b52ffd"), "zstd: send the body uncompressed"),
            form("snappy", begins("ff060000734e61507059"), "snappy: send the body uncompressed"),
            form("lz4", begins("04224d18"), "lz4: send the body uncompressed"),
            form("xz", begins("fd377a585a00"), "xz: send the body uncompressed"),
            form("bzip2", begins("425a68"), "bzip2: send the body uncompressed"),
            form("zlib", BodyForm::isZlib, "zlib: send the body uncompressed"),
            form("zip", begins("504b0304"), "a zip file: send the datums alone"),
            form("parquet", begins("50415231"), "a Parquet file: send Avro datums"),
            form("java", begins("aced0005"), "a serialized Java object: send Avro datums"),
            form("glue", BodyForm::isGlue, "the wire format of AWS Glue: leave out the 18 bytes before each datum"),
            form(
                    "confluent",
                    BodyForm::isConfluent,
                    "Confluent's wire format: leave out byte 00 and schema id, 5 bytes, of each record"),
            form(
                    "apicurio",
                    BodyForm::isApicurio,
                    "Apicurio's wire format: leave out byte 00 and global id, 9 bytes, of each record"),
            form("multipart", BodyForm::isMultipart, "a multipart form: send the datums themselves as the body"),
            form("xml", BodyForm::isXml, "XML: send Avro datums in binary encoding"),
            form("json", BodyForm::isJson, "JSON: send Avro datums in binary encoding"),
            form("hex", BodyForm::isHex, "hexadecimal text: send the bytes that it stands for"),
            form("base64", BodyForm::isBase64, "base64 text: send the bytes that it stands for"));

    private record Known(BodyForm form, Predicate<byte[]> test) {}

    private static Known form(String name, Predicate<byte[]> test, String remedy) {
        return new Known(new BodyForm(name, remedy), test);
    }

    private static Predicate<byte[]> begins(String magic) {
        return body -> startsWith(body, HexFormat.of().parseHex(magic));
    }

    /** Returns the form that the body has by its first bytes. */
    public static Optional<BodyForm> of(byte[] body) {
        return KNOWN.stream()
                .filter(known -> known.test().test(body))
                .map(Known::form)
                .findFirst();
    }

    static List<BodyForm> all() {
        return KNOWN.stream().map(Known::form).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean startsWith(byte[] body, byte[] magic) {
        return body.length >= magic.length && Arrays.equals(body, 0, magic.length, magic, 0, magic.length);
    }

    /** RFC 1950: the two bytes of the header are a multiple of 31. */
    private static boolean isZlib(byte[] body) {
        return body.length > 2 && body[0] == 0x78 && (body[0] * 256 + (body[1] & 0xff)) % 31 == 0;
    }

    private static boolean isGlue(byte[] body) {
        return body.length > 2 + UUID_BYTES && body[0] == 3 && (body[1] == 0 || body[1] == 5);
    }

    /** Ids are counted from 1, so the first of its four bytes is 0. */
    private static boolean isConfluent(byte[] body) {
        return body.length > 4 && zeros(body, 2) && (body[2] | body[3] | body[4]) != 0;
    }

    private static boolean isApicurio(byte[] body) {
        return body.length > 8 && zeros(body, 6) && (body[6] | body[7] | body[8]) != 0;
    }

    private static boolean zeros(byte[] body, int length) {
        return Arrays.equals(body, 0, length, new byte[length], 0, length);
    }

    private static boolean isMultipart(byte[] body) {
        return BodyText.of(body).matches("--[^\\r\\n]{1,100}\\r\\n[Cc]ontent-.*");
    }

    private static boolean isXml(byte[] body) {
        return BodyText.of(body).matches("<[?!A-Za-z][^>]*>.*|<[?!A-Za-z][^>]{60,}");
    }

    private static boolean isJson(byte[] body) {
        boolean begins = body.length > 0 && (body[0] == '{' || body[0] == '[');
        return begins || BodyText.of(body).matches("[{\\[].*|\"[^\"]{2,}\".*|\"[^\"]{200,}");
    }

    private static boolean isHex(byte[] body) {
        return body.length >= MIN_TEXT && BodyText.isAll(body, "0123456789abcdefABCDEFxX\\ \r\n\t");
    }

    private static boolean isBase64(byte[] body) {
        return body.length >= MIN_TEXT
                && BodyText.isAll(body, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=\r\n\t ");
    }
}

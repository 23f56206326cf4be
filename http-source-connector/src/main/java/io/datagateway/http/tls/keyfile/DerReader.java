// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Reads the elements of a structure in DER (X.690), one after another. */
final class DerReader {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;

    private static final int MAX_LENGTH_BYTES = 3;

    private final byte[] content;
    private final int end;
    private int position;

    DerReader(byte[] content) {
        this(content, 0, content.length);
    }

    private DerReader(byte[] content, int position, int end) {
        this.content = content;
        this.position = position;
        this.end = end;
    }

    /** Returns the tag that a value has in a choice of values: {@code [number]}. */
    static int choice(int number) {
        return 0xa0 | number;
    }

    boolean hasMore() {
        return position < end;
    }

    /** Returns true if an element follows that has this tag. */
    boolean isNext(int tag) {
        return hasMore() && (content[position] & 0xff) == tag;
    }

    /** Returns a reader of what the next element contains. */
    DerReader enter(int tag) throws GeneralSecurityException {
        if (!isNext(tag)) {
            throw malformed();
        }
        position++;
        int length = length();
        int begin = position;
        position += length;
        return new DerReader(content, begin, position);
    }

    /** Returns the content of the next element. */
    byte[] value(int tag) throws GeneralSecurityException {
        return enter(tag).rest();
    }

    /** Returns the next element as it is, with its tag and length. */
    byte[] element(int tag) throws GeneralSecurityException {
        int begin = position;
        enter(tag);
        return new DerReader(content, begin, position).rest();
    }

    BigInteger integer() throws GeneralSecurityException {
        byte[] value = value(INTEGER);
        if (value.length == 0) {
            throw malformed();
        }
        return new BigInteger(value);
    }

    /** Returns an object identifier in its written form: {@code 1.2.840.10045.2.1}. */
    String objectId() throws GeneralSecurityException {
        var text = new StringBuilder();
        long arc = 0;
        for (byte part : value(OBJECT_ID)) {
            arc = arc << 7 | (part & 0x7f);
            if (part >= 0) {
                if (text.isEmpty()) {
                    long first = Math.min(2, arc / 40);
                    text.append(first);
                    arc -= first * 40;
                }
                text.append('.').append(arc);
                arc = 0;
            }
        }
        return text.toString();
    }

    /** Returns what is left. */
    byte[] rest() {
        return Arrays.copyOfRange(content, position, end);
    }

    private int length() throws GeneralSecurityException {
        int first = octet();
        if (first < 0x80) {
            return within(first);
        }
        int bytes = first & 0x7f;
        if (bytes == 0 || bytes > MAX_LENGTH_BYTES) {
            throw malformed();
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | octet();
        }
        return within(length);
    }

    private int within(int length) throws GeneralSecurityException {
        if (length > end - position) {
            throw malformed();
        }
        return length;
    }

    private int octet() throws GeneralSecurityException {
        if (!hasMore()) {
            throw malformed();
        }
        return content[position++] & 0xff;
    }

    static GeneralSecurityException malformed() {
        return new GeneralSecurityException("it is not the structure that it should be");
    }
}

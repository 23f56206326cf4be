// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import java.io.ByteArrayOutputStream;

/** Writes elements of DER (X.690). */
final class DerWriter {

    private DerWriter() {}

    /** Returns an element with this tag that contains the parts, one after another. */
    static byte[] element(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length >= 0x80) {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            element.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                element.write(length >> (8 * i));
            }
        } else {
            element.write(length);
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}

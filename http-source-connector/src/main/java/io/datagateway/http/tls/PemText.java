// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.nio.charset.StandardCharsets;

/** Checks PEM (RFC 7468) as text: PEM readers skip an entry that is cut off. */
final class PemText {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";

    private PemText() {}

    /** Returns true if every entry that begins also ends; also if there is none, as in a binary file. */
    static boolean isWhole(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int position = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, position)) {
            int next = text.indexOf(BEGIN, begin + BEGIN.length());
            int end = text.indexOf(END, begin);
            int close = end < 0 ? -1 : text.indexOf("-----", end + END.length());
            if (close < 0 || (next >= 0 && next < close)) {
                return false;
            }
            position = close;
        }
        return true;
    }
}

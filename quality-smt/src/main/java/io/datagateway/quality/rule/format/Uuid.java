// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

final class Uuid {

    private static final int LENGTH = 36;

    private Uuid() {}

    static boolean accepts(byte[] text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte c = text[from + i];
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : !Ascii.isHex(c)) {
                return false;
            }
        }
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

final class Hostname {

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private Hostname() {}

    static boolean accepts(byte[] text, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        int label = from;
        int end = Ascii.indexOf('.', text, label, to);
        while (isLabel(text, label, end)) {
            if (end == to) {
                return true;
            }
            label = end + 1;
            end = Ascii.indexOf('.', text, label, to);
        }
        return false;
    }

    private static boolean isLabel(byte[] text, int from, int to) {
        if (from == to || to - from > LONGEST_LABEL || text[from] == '-' || text[to - 1] == '-') {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!Ascii.isAlphanumeric(text[at]) && text[at] != '-') {
                return false;
            }
        }
        return true;
    }
}

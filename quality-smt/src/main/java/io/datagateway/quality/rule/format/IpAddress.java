// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

final class IpAddress {

    private static final int V6_GROUPS = 8;

    private IpAddress() {}

    static boolean acceptsV4(byte[] text, int from, int to) {
        int start = from;
        for (int part = 0; part < 4; part++) {
            int end = part < 3 ? Ascii.indexOf('.', text, start, to) : to;
            if ((end == to && part < 3) || !isOctet(text, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isOctet(byte[] text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text[from] == '0')) {
            return false;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            if (!Ascii.isDigit(text[at])) {
                return false;
            }
            value = value * 10 + text[at] - '0';
        }
        return value <= 255;
    }

    static boolean acceptsV6(byte[] text, int from, int to) {
        int gap = indexOfGap(text, from, to);
        if (gap == to) {
            return groups(text, from, to, true) == V6_GROUPS;
        }
        return groups(text, from, gap, false) + groups(text, gap + 2, to, true) < V6_GROUPS;
    }

    private static int indexOfGap(byte[] text, int from, int to) {
        for (int at = from; at < to - 1; at++) {
            if (text[at] == ':' && text[at + 1] == ':') {
                return at;
            }
        }
        return to;
    }

    /** The number of groups between single colons; too many if something is not a group. */
    private static int groups(byte[] text, int from, int to, boolean mayEndInV4) {
        if (from == to) {
            return 0;
        }
        int groups = 0;
        for (int at = from; at <= to; groups++) {
            int end = Ascii.indexOf(':', text, at, to);
            if (end == to && mayEndInV4 && acceptsV4(text, at, to)) {
                return groups + 2;
            }
            if (!isGroup(text, at, end)) {
                return V6_GROUPS + 1;
            }
            at = end + 1;
        }
        return groups;
    }

    private static boolean isGroup(byte[] text, int from, int to) {
        if (to == from || to - from > 4) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!Ascii.isHex(text[at])) {
                return false;
            }
        }
        return true;
    }
}

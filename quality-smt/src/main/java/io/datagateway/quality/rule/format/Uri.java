// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

final class Uri {

    private static final String SCHEME = "+-.";
    /**
     * The characters of a name besides letters, digits and percent-encoding: RFC 3986, "unreserved" and "sub-delims".
     */
    private static final String NAME = "-._~!$&'()*+,;=";

    private static final String USER_INFO = NAME + ":";
    private static final String PATH = NAME + ":@/";
    private static final String QUERY = PATH + "?";

    private Uri() {}

    static boolean accepts(byte[] text, int from, int to) {
        int colon = Ascii.indexOf(':', text, from, to);
        if (colon == to || !isScheme(text, from, colon)) {
            return false;
        }
        int fragment = Ascii.indexOf('#', text, colon, to);
        int query = Ascii.indexOf('?', text, colon, fragment);
        return isHierarchy(text, colon + 1, query)
                && has(QUERY, text, Math.min(query + 1, fragment), fragment)
                && has(QUERY, text, Math.min(fragment + 1, to), to);
    }

    private static boolean isScheme(byte[] text, int from, int to) {
        if (from == to || !Ascii.isLetter(text[from])) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!Ascii.isAlphanumeric(text[at]) && !Ascii.isOneOf(SCHEME, text[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHierarchy(byte[] text, int from, int to) {
        boolean hasAuthority = to - from >= 2 && text[from] == '/' && text[from + 1] == '/';
        if (!hasAuthority) {
            return has(PATH, text, from, to);
        }
        int path = Ascii.indexOf('/', text, from + 2, to);
        return isAuthority(text, from + 2, path) && has(PATH, text, path, to);
    }

    private static boolean isAuthority(byte[] text, int from, int to) {
        int at = Ascii.indexOf('@', text, from, to);
        if (at < to && !has(USER_INFO, text, from, at)) {
            return false;
        }
        int host = at < to ? at + 1 : from;
        if (host < to && text[host] == '[') {
            int end = Ascii.indexOf(']', text, host, to);
            return end < to && IpAddress.acceptsV6(text, host + 1, end) && isPort(text, end + 1, to);
        }
        int port = Ascii.indexOf(':', text, host, to);
        return has(NAME, text, host, port) && isPort(text, port, to);
    }

    private static boolean isPort(byte[] text, int from, int to) {
        if (from < to && text[from] != ':') {
            return false;
        }
        for (int at = from + 1; at < to; at++) {
            if (!Ascii.isDigit(text[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(String allowed, byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            boolean encoded = text[at] == '%' && at + 2 < to && Ascii.isHex(text[at + 1]) && Ascii.isHex(text[at + 2]);
            if (!encoded && !Ascii.isAlphanumeric(text[at]) && !Ascii.isOneOf(allowed, text[at])) {
                return false;
            }
        }
        return true;
    }
}

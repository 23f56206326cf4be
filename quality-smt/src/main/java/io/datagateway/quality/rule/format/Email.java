// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

final class Email {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    /** The characters of an atom besides letters and digits: RFC 5322, section 3.2.3, "atext". */
    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

    private Email() {}

    static boolean accepts(byte[] text, int from, int to) {
        int at = Ascii.indexOf('@', text, from, to);
        return at < to
                && to - from <= LONGEST
                && at - from <= LONGEST_LOCAL_PART
                && isLocalPart(text, from, at)
                && Hostname.accepts(text, at + 1, to);
    }

    /** Returns true for atoms with single dots between them. */
    private static boolean isLocalPart(byte[] text, int from, int to) {
        boolean atomBefore = false;
        for (int at = from; at < to; at++) {
            boolean atom = Ascii.isAlphanumeric(text[at]) || Ascii.isOneOf(ATOM, text[at]);
            if (!atom && !(atomBefore && text[at] == '.')) {
                return false;
            }
            atomBefore = atom;
        }
        return atomBefore;
    }
}

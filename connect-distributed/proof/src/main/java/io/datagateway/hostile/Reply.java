// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.RawResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer to a client.
 *
 * @param status 0 if the connection broke, or nothing came in time
 * @param code the code of a problem; empty if there is none
 * @param retryAfter seconds to wait before the next request; 0 if the answer does not say
 */
record Reply(int status, String code, int retryAfter) {

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(\\w+)\"");

    static final Reply NONE = new Reply(0, "", 0);

    static Reply of(RawResponse response) {
        Matcher code = CODE.matcher(response.text());
        return new Reply(response.status(), code.find() ? code.group(1) : "", response.number("retry-after"));
    }

    boolean written() {
        return status == 201;
    }

    /** Returns the status and the code, as in "503 Overloaded", "201" and "no answer". */
    @Override
    public String toString() {
        return status == 0 ? "no answer" : (status + " " + code).strip();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;

/**
 * Jetty's parser of HTTP/1.1, which also looks at request lines as they came: Jetty reads several blanks as one, {@code
 * http} in lower case, and any sign as the first letter of a method. Nothing is refused here, but noted.
 */
final class RequestLineParser extends HttpParser {

    /** RFC 9112, section 3, with the forms of a target that this server has a use for: a path, or everything. */
    private static final Pattern LINE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ (/[\\x21-\\x7e]*|\\*) HTTP/[0-9]\\.[0-9]\r");

    private final int maxLength;
    private final StringBuilder line = new StringBuilder();
    private boolean isStrict;

    /** @param maxLength of a line; Jetty refuses longer ones */
    RequestLineParser(RequestHandler handler, int maxLength, HttpCompliance compliance) {
        super(handler, maxLength, compliance);
        this.maxLength = maxLength;
    }

    /** Returns true if the request line that came last is as the standard says. */
    boolean isStrict() {
        return isStrict;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
        if (getState().compareTo(State.HEADER) < 0) {
            read(buffer);
        }
        return super.parseNext(buffer);
    }

    /** Reads up to the end of the line and takes nothing; the bytes of an unfinished line do not come here again. */
    private void read(ByteBuffer buffer) {
        for (int at = buffer.position(); at < buffer.limit(); at++) {
            byte next = buffer.get(at);
            if (next != '\n') {
                if (line.length() <= maxLength) {
                    line.append((char) (next & 0xff));
                }
            } else if (!isEmpty()) {
                isStrict = LINE.matcher(line).matches();
                line.setLength(0);
                return;
            }
        }
    }

    /** RFC 9112, 2.2: an empty line before a request is nothing. */
    private boolean isEmpty() {
        boolean isEmpty = line.length() == 1 && line.charAt(0) == '\r';
        if (isEmpty) {
            line.setLength(0);
        }
        return isEmpty;
    }
}

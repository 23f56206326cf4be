// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a page of {@code docs/} that a test writes.
 *
 * @param begin the line before it
 * @param end the line after it
 */
public record GeneratedPart(Path path, String begin, String end) {

    /** Run with {@code -Ddocs.update=true} to write the pages anew. */
    private static final boolean UPDATE = Boolean.getBoolean("docs.update");

    public String page() throws IOException {
        return Files.readString(path);
    }

    /** Returns {@code text} as it stands in the page, between the two lines. */
    public String with(String text) {
        return begin + text + end;
    }

    public void updateIfAsked(String text) throws IOException {
        if (UPDATE) {
            String page = page();
            int from = page.indexOf(begin);
            int to = page.indexOf(end, from) + end.length();
            Files.writeString(path, page.substring(0, from) + with(text) + page.substring(to));
        }
    }
}

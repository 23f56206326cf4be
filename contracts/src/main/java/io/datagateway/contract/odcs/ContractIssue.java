// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.nio.file.Path;

/**
 * One mistake in a contract file.
 *
 * @param line the line in the file, from 1
 * @param path in the document, {@code schema[0].properties[2].quality[0].severity}; empty for the whole file
 * @param message the mistake and the remedy
 */
public record ContractIssue(Path file, int line, String path, String message) {

    private static final int LONGEST = 1_000;

    /** An issue is one line, though a parser's words about a broken file may be several. */
    public ContractIssue {
        String text = message.replaceAll("\\s+", " ");
        message = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}

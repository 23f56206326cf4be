// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.nio.file.Path;

/**
 * One thing that is wrong with a contract file.
 *
 * @param line from 1
 * @param path where in the document, {@code schema[0].properties[2].quality[0].severity}; empty for the whole file
 * @param message what is wrong and what to do
 */
public record ContractIssue(Path file, int line, String path, String message) {

    /** An issue is one line, though a parser's words about a broken file may be several. */
    public ContractIssue {
        message = message.replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

/**
 * A place in a file.
 *
 * @param file as the reader of the file names it
 * @param line from 1
 */
public record Place(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}

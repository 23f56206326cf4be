// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

/** The path in a record to the record or array item that is evaluated. Text is only made for a violation. */
@FunctionalInterface
interface PathPrefix {

    /** The record itself. */
    PathPrefix RECORD = path -> path;

    /** The path from the record, for one as seen from here. */
    String of(String path);
}

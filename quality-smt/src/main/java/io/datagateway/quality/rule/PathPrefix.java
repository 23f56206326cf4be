// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

/** Where in a record the judging has come to. Text is only made for a violation. */
@FunctionalInterface
interface PathPrefix {

    /** The record itself. */
    PathPrefix RECORD = path -> path;

    /** The whole path of a field, given as seen from here. */
    String of(String path);
}

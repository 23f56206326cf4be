// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

/** A question about a text, given as a range of valid UTF-8. */
@FunctionalInterface
interface TextTest {

    boolean accepts(byte[] buffer, int offset, int length);
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/** Something that can be measured for a while, again and again. */
interface Subject {

    String name();

    /** Works for about so many seconds and returns what it did in one. */
    double round(int seconds) throws Exception;
}

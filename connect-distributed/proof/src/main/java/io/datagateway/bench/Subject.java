// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/** A subject of measurement, which can be run again and again. */
interface Subject {

    String name();

    /** Works for about so many seconds. Returns the rate, or another number to compare. */
    double round(int seconds) throws Exception;
}

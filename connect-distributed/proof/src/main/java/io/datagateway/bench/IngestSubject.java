// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/**
 * The gateway, or a server in its place.
 *
 * @param recordsPerRequest records of a request; 1 to count requests
 */
record IngestSubject(String name, HttpLoad load, int recordsPerRequest) implements Subject {

    @Override
    public double round(int seconds) throws Exception {
        return load.run(seconds) * recordsPerRequest;
    }
}

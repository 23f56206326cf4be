// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A user and a password for HTTP's basic authentication. */
public record BasicCredentials(String user, String password) {

    /** The value of the {@code Authorization} header. */
    String header() {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** The user only. */
    @Override
    public String toString() {
        return user;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

/**
 * An error in a connector's settings.
 *
 * @param key the setting to change
 * @param message the error and its remedy
 */
record ConfigIssue(String key, String message) {}

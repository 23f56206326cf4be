// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

/**
 * An error in a connector's settings.
 *
 * @param key the setting to change
 * @param message the error and its remedy; never a secret, nor the content of a file
 */
public record SettingIssue(String key, String message) {}

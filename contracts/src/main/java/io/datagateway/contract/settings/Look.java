// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A look at what a setting names on this worker, such as a file.
 *
 * @param key the setting
 * @param problem looks, and returns what is wrong, as the rest of a sentence that begins with the key, without the content
 *     of any file; may take for ever
 * @param isTrial true if it is work for the processor, and takes long on a worker that is busy: without an answer in time
 *     nothing is known to be wrong
 */
public record Look(String key, Callable<Optional<SettingIssue>> problem, boolean isTrial) {

    /** Returns a look that tries something out, of which files are looked at by others. */
    public static Look trial(String key, Callable<Optional<SettingIssue>> problem) {
        return new Look(key, problem, true);
    }

    /** Returns a look that finds nothing wrong, or the rest of a sentence that begins with the key. */
    static Look of(String key, Callable<Optional<String>> reason) {
        return new Look(key, () -> reason.call().map(text -> new SettingIssue(key, key + " " + text)), false);
    }
}

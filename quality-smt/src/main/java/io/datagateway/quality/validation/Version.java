// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.Objects;

/** The release this class is from, as the manifest of its jar says. */
final class Version {

    static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unknown");

    private Version() {}
}

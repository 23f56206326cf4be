// SPDX-License-Identifier: Apache-2.0
/** Shows that one topic's mistakes stay that topic's: three topics under load, one of which suffers mistakes. */
@NullMarked
package io.datagateway.neighbours;

import org.jspecify.annotations.NullMarked;

/** Named forms of text ({@code email}, {@code uuid}, ...), recognised on UTF-8 bytes without making objects. */
@NullMarked
package io.datagateway.quality.rule.format;

import org.jspecify.annotations.NullMarked;

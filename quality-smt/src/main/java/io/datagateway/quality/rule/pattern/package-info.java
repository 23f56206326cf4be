/** Regular expressions as automata that read UTF-8 bytes, where they can be that. */
@NullMarked
package io.datagateway.quality.rule.pattern;

import org.jspecify.annotations.NullMarked;

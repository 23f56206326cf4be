// SPDX-License-Identifier: Apache-2.0
/** Whether Kafka will take what is copied to the targets of a raw topic, as far as that can be known beforehand. */
@NullMarked
package io.datagateway.quality.validation.target;

import org.jspecify.annotations.NullMarked;

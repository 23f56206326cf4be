// SPDX-License-Identifier: Apache-2.0
/** A producer, a consumer and a certificate authority, for demonstrations and tests. */
@NullMarked
package io.datagateway.demo;

import org.jspecify.annotations.NullMarked;

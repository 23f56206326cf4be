// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

/** The slow part of a connection. */
enum SlowKind {
    /** The TLS handshake comes one byte at a time. */
    HANDSHAKE,
    /** The headers of a request come one byte at a time. */
    HEADERS,
    /** The body comes one byte at a time, after complete headers. */
    BODY,
    /** The answers of HTTP/2 are never let through: the window of every stream is 0. */
    WINDOW,
    /** Requests of HTTP/1.1 are sent without end, and no answer is ever read. */
    READER
}

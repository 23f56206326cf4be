// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** What a part has shown. */
record Result(String part, Delivery delivery, List<Figure> figures, List<Row> rows, long seconds) {}

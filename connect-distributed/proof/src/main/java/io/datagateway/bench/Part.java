// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** One comparison. */
interface Part {

    /**
     * Measures.
     *
     * @param rows gets what can be judged
     */
    List<Figure> run(Ground ground, List<Row> rows) throws Exception;
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.RecordHeaderNames;
import io.datagateway.contract.TopicFamily;
import io.datagateway.contract.UnavailableContract;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;

/** The codecs of a catalog, each compiled when a record first asks for it. */
final class Codecs {

    private final ContractCatalog catalog;
    private final Function<Contract, Codec> compiler;
    private final Map<ContractId, Codec> compiled = new ConcurrentHashMap<>();

    Codecs(ContractCatalog catalog, Function<Contract, Codec> compiler) {
        this.catalog = catalog;
        this.compiler = compiler;
    }

    /**
     * The codec for the records of a topic, in the version that a header names.
     *
     * @throws DataException if there is no such contract, or if it has no Connect type
     * @throws ConnectException if the contract of the topic is unavailable: the record is not to blame
     */
    Codec find(String topic, Headers headers) {
        String base = TopicFamily.of(topic).base();
        String version = version(base, headers);
        Contract contract = catalog.exact(base, version).orElseThrow(() -> unknown(base, version));
        Codec known = compiled.get(contract.id());
        return known != null ? known : compiled.computeIfAbsent(contract.id(), id -> compiler.apply(contract));
    }

    boolean hasContract(String topic) {
        return catalog.hasTopic(TopicFamily.of(topic).base());
    }

    private static String version(String topic, Headers headers) {
        Header version = headers.lastHeader(RecordHeaderNames.VERSION);
        if (version == null || version.value() == null) {
            throw new DataException(
                    "a record of " + topic + " has no header version; the contract is found by it: send "
                            + "the exact version, such as 2.1.0, as UTF-8 text");
        }
        return new String(version.value(), StandardCharsets.UTF_8);
    }

    private ConnectException unknown(String topic, String version) {
        Optional<UnavailableContract> unavailable = catalog.unavailable(topic);
        if (unavailable.isPresent()) {
            return new ConnectException("A record cannot be read: " + unavailable.get()
                    + "\nCorrect the contract, and restart the connector.");
        }
        if (!catalog.hasTopic(topic)) {
            return new DataException("there is no contract for the topic " + topic + "; add one to the catalog");
        }
        return new DataException(ContractVersion.parse(version)
                .map(known -> topic + " has no contract version " + known + "; add it to the catalog and restart")
                .orElse("the header version of a record of " + topic
                        + " is not an exact version, such as 2.1.0, as text"));
    }
}

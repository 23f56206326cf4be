// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.EncodingIssue;
import io.datagateway.contract.avro.encode.UnencodableException;
import io.datagateway.quality.connect.ConnectTree;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Encodes Connect data as datums, and throws Connect's exception with everything that does not fit. */
final class ConnectDatumEncoder {

    private static final int ISSUES_SHOWN = 16;

    private final String what;
    private final AvroEncoder encoder;

    /** @param part the written part of the contract's records, for messages: {@code value} or {@code key} */
    ConnectDatumEncoder(ContractId contract, String part, Schema schema) {
        this.what = "the " + part + " does not fit " + contract + ": ";
        this.encoder = new AvroEncoder(schema);
    }

    /**
     * @throws DataException with the path of everything that does not fit, and the reason
     */
    byte[] write(@Nullable Object tree) {
        try {
            return encoder.encode(tree);
        } catch (UnencodableException e) {
            // The message is bad.
            throw refusal(text(e.issues()));
        }
    }

    /**
     * Connect data as a tree for {@link #write}.
     *
     * @throws DataException if a value is not of the type that its schema names
     */
    @Nullable
    Object tree(org.apache.kafka.connect.data.@Nullable Schema schema, Object value) {
        try {
            return ConnectTree.of(schema, value);
        } catch (DataException e) {
            // The message is bad.
            throw refusal(e.getMessage());
        }
    }

    /** The exception to throw for this reason. */
    DataException refusal(@Nullable String reason) {
        return new DataException(what + reason);
    }

    private static String text(List<EncodingIssue> issues) {
        String shown = issues.stream()
                .limit(ISSUES_SHOWN)
                .map(issue -> (issue.path().isEmpty() ? "" : issue.path() + " ") + issue.message())
                .collect(Collectors.joining("; "));
        return issues.size() > ISSUES_SHOWN ? shown + "; and " + (issues.size() - ISSUES_SHOWN) + " more" : shown;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The errors of the JSON Schema validator, one for each mistake in the document. A mistake also makes every schema
 * around it fail, and each of those then reports all keys that it has not "evaluated": such errors are left out.
 */
final class SchemaErrors {

    private static final Set<String> ALTERNATIVES = Set.of("oneOf", "anyOf");
    private static final String OPTIONS = "logicalTypeOptions";

    private final DocumentNode root;
    private final List<Finding> findings;

    SchemaErrors(DocumentNode root, JsonSchemaKeys known, List<Error> errors) {
        this.root = root;
        List<Error> mistakes = errors.stream()
                .filter(error -> !isOfOneAlternative(error.getEvaluationPath()))
                .limit(ContractLimits.ISSUES + 1L)
                .toList();
        // Each is compared with each.
        this.findings = mistakes.stream()
                .limit(ContractLimits.ISSUES)
                .map(error -> Finding.of(error, known))
                .toList();
        if (mistakes.size() > findings.size()) {
            root.issues().more();
        }
    }

    /**
     * One error of the validator.
     *
     * @param at the place in the document
     * @param schema the place in the schema of the keyword that is not met
     * @param key the key that is missing at the place, or that should not be there
     * @param cascades true if it may follow from another: a key that is known here has not been evaluated
     */
    private record Finding(
            NodePath at, NodePath schema, @Nullable String key, boolean cascades, Error error) {

        static Finding of(Error error, JsonSchemaKeys known) {
            String key = error.getProperty();
            boolean cascades = error.getKeyword().equals("unevaluatedProperties")
                    && known.contain(String.valueOf(key), error.getSchemaLocation());
            return new Finding(error.getInstanceLocation(), error.getEvaluationPath(), key, cascades, error);
        }

        boolean isOfType() {
            return error.getKeyword().equals("type");
        }

        /**
         * Returns true if this error makes the schema around it fail, so that the place of the other is not evaluated.
         */
        boolean causes(Finding other) {
            if (at.equals(other.at)) {
                return !cascades || isBelow(schema, other.schema.getParent());
            }
            return isBelow(at, other.at);
        }

        private static boolean isBelow(NodePath path, NodePath other) {
            return path.getNameCount() > other.getNameCount() && path.startsWith(other);
        }
    }

    /** Adds an issue for each mistake. */
    void report() {
        for (Finding finding : findings) {
            if (!isOfAWrongType(finding) && !isOptionWithoutType(finding) && !followsFromAnother(finding)) {
                root.issues().refuse(path(finding), SchemaErrorText.of(finding.error(), finding.cascades()));
            }
        }
    }

    private boolean isOfAWrongType(Finding finding) {
        return !finding.isOfType()
                && findings.stream()
                        .anyMatch(other -> other.isOfType() && other.at().equals(finding.at()));
    }

    /** Without a {@code logicalType}, the schema asks that options be those of every type at once. */
    private boolean isOptionWithoutType(Finding finding) {
        JsonNode around = root.json();
        int last = finding.at().getNameCount() - 1;
        for (int i = 0; i <= last; i++) {
            Object step = finding.at().getElement(i);
            if (step.equals(OPTIONS) && !around.has("logicalType")) {
                return i < last || !finding.isOfType();
            }
            around = step instanceof Integer index ? around.path(index) : around.path((String) step);
        }
        return false;
    }

    private boolean followsFromAnother(Finding finding) {
        return finding.cascades()
                && findings.stream().anyMatch(other -> !other.equals(finding) && other.causes(finding));
    }

    /**
     * Returns true if the error is that one alternative does not fit. That is no mistake; that none fits is one, and is
     * reported as well.
     */
    private static boolean isOfOneAlternative(NodePath evaluation) {
        for (int i = 0; i < evaluation.getNameCount() - 1; i++) {
            if (ALTERNATIVES.contains(evaluation.getName(i))) {
                return true;
            }
        }
        return false;
    }

    private static String path(Finding finding) {
        var path = new StringBuilder();
        for (int i = 0; i < finding.at().getNameCount(); i++) {
            if (finding.at().getElement(i) instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(finding.at().getName(i));
            }
        }
        if (finding.key() != null) {
            path.append(path.isEmpty() ? "" : ".").append(finding.key());
        }
        return path.toString();
    }
}

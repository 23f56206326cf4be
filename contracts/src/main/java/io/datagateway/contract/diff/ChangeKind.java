// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import static io.datagateway.contract.diff.Bump.MAJOR;
import static io.datagateway.contract.diff.Bump.MINOR;
import static io.datagateway.contract.diff.Bump.PATCH;
import static io.datagateway.contract.diff.Bump.REFUSED;
import static io.datagateway.contract.diff.Part.KEY;
import static io.datagateway.contract.diff.Part.LIFE;
import static io.datagateway.contract.diff.Part.RULES;
import static io.datagateway.contract.diff.Part.SCHEMA;
import static io.datagateway.contract.diff.Part.TEXT;
import static io.datagateway.contract.diff.Part.WIRE;

import java.util.Locale;

/**
 * The kinds of change between two versions of a contract. Avro's own check of compatibility passes over many of them:
 * it looks at no logical type, no default and no namespace, and it takes for granted that the reader has the writer's
 * schema, which no reader of raw Avro has.
 */
public enum ChangeKind {
    FIELD_ADDED_WITH_DEFAULT(MINOR, WIRE, "the bytes after it move"),
    FIELD_ADDED_WITHOUT_DEFAULT(MAJOR, WIRE, "a reader of the new version fails on old records"),
    FIELD_REMOVED_WITH_DEFAULT(MAJOR, WIRE, "a reader of the old version silently gets the default"),
    FIELD_REMOVED_WITHOUT_DEFAULT(MAJOR, WIRE, "a reader of the old version fails"),
    FIELD_RENAMED(MAJOR, WIRE, "a reader of the old version fails, with an alias too"),
    FIELD_ORDER(MINOR, WIRE, "the bytes move: values of one field are read as those of another"),
    TYPE_PROMOTED(MAJOR, WIRE, "a reader of the old version fails"),
    TYPE_CHANGED(MAJOR, WIRE, "a reader of the old version fails"),
    STRING_BYTES(MAJOR, WIRE, "the meaning and the type at consumers change"),
    STRING_UUID(MAJOR, WIRE, "the meaning and the type at consumers change"),
    NULL_ADDED(MAJOR, WIRE, "a reader of the old version fails on null"),
    NULL_REMOVED(MAJOR, WIRE, "a reader of the new version fails on old nulls"),
    UNION_BRANCH_ADDED(MAJOR, WIRE, "a reader of the old version fails on the new branch"),
    UNION_BRANCH_REMOVED(MAJOR, WIRE, "a reader of the new version fails on old records"),
    UNION_ORDER(MINOR, WIRE, "the number of the branch changes in the bytes"),
    ENUM_SYMBOL_ADDED_WITHOUT_DEFAULT(MAJOR, WIRE, "a reader of the old version fails on the new symbol"),
    ENUM_SYMBOL_ADDED_WITH_DEFAULT(MINOR, WIRE, "a reader of the old version gets its default for the new symbol"),
    ENUM_SYMBOL_REMOVED(MAJOR, WIRE, "a reader of the new version fails on old records"),
    ENUM_SYMBOL_ORDER(MINOR, WIRE, "the number of the symbol changes in the bytes: one is read as another"),
    ENUM_TO_STRING(MAJOR, WIRE, "a reader of the old version fails"),
    FIXED_SIZE(MAJOR, WIRE, "a reader of the old version fails"),
    DECIMAL_SCALE(MAJOR, WIRE, "every value is another power of ten"),
    DECIMAL_PRECISION_RAISED(MAJOR, WIRE, "values overflow at consumers and in tables"),
    DECIMAL_PRECISION_LOWERED(MINOR, WIRE, "records with more digits are refused"),
    TIME_UNIT(MAJOR, WIRE, "every value is off by a factor of a thousand"),
    TIMESTAMP_LOCAL(MAJOR, WIRE, "every value is another instant"),
    LOGICAL_TYPE_DROPPED(MAJOR, WIRE, "the type at consumers changes"),
    LOGICAL_TYPE_ADDED(MAJOR, WIRE, "the type at consumers changes"),
    LOGICAL_TYPE_CHANGED(MAJOR, WIRE, "the meaning and the type at consumers change"),
    ARRAY_MAP(MAJOR, WIRE, "a reader of the old version fails"),
    MAP_VALUES_PROMOTED(MAJOR, WIRE, "a reader of the old version fails"),
    FORM_CHANGED(MAJOR, WIRE, "the same bytes are another record"),
    DEFAULT_CHANGED(MINOR, SCHEMA, "readers of old records get another value"),
    TYPE_NAME(MAJOR, SCHEMA, "classes generated from the schema change"),
    ALIAS(PATCH, SCHEMA, "nothing in the bytes changes"),

    KEY_FIELDS(MAJOR, KEY, "the text of the key, its partition and compaction change"),
    KEY_ORDER(MAJOR, KEY, "the text of the key, its partition and compaction change"),
    KEY_TYPE(MAJOR, KEY, "the text of the key, its partition and compaction change"),

    RULE_ADDED(MINOR, RULES, "consumers gain a promise, and producers choose the version"),
    RULE_TIGHTENED(MINOR, RULES, "consumers gain, and producers choose the version"),
    SEVERITY_RAISED(MINOR, RULES, "consumers gain a promise, and producers choose the version"),
    REQUIRED_ADDED(MINOR, RULES, "consumers gain a promise, and producers choose the version"),
    VALID_VALUE_REMOVED(MINOR, RULES, "consumers gain, and producers choose the version"),
    RULE_LOOSENED(MAJOR, RULES, "a promise to consumers is weakened"),
    RULE_REMOVED(MAJOR, RULES, "a promise to consumers is withdrawn"),
    RULE_WITHDRAWN(MINOR, RULES, "the rule was faulty, as the contract says with a reason"),
    SEVERITY_LOWERED(MAJOR, RULES, "a promise to consumers is withdrawn"),
    REQUIRED_REMOVED(MAJOR, RULES, "a promise to consumers is withdrawn"),
    VALID_VALUE_ADDED(MAJOR, RULES, "consumers meet a value that they were promised not to"),
    PATTERN_CHANGED(MAJOR, RULES, "whether a promise is weakened cannot be decided"),
    EXPRESSION_CHANGED(MAJOR, RULES, "whether a promise is weakened cannot be decided"),
    TIMELINESS_RAISED(MAJOR, RULES, "a promise to consumers is weakened"),
    RULE_RENAMED(MINOR, RULES, "dashboards and alarms name rules"),
    ENFORCEMENT_RAISED(MINOR, RULES, "consumers gain a promise, and producers choose the version"),
    ENFORCEMENT_LOWERED(MAJOR, RULES, "a promise to consumers is withdrawn"),
    SOFT_RULE(PATCH, RULES, "a warning or information routes no record"),
    WINDOW_RULE(PATCH, RULES, "a rule about many records routes none"),

    SLA_LOOSENED(MINOR, LIFE, "a promise to consumers is weakened, which no record shows"),
    SLA_CHANGED(PATCH, LIFE, "consumers gain"),
    CLASSIFICATION(MINOR, LIFE, "who may read it depends on it"),
    STATUS_FORWARD(PATCH, TEXT, "a version goes through its life"),
    STATUS_BACK(REFUSED, LIFE, "producers and consumers have been told that the version ends"),
    ID(REFUSED, LIFE, "an id is the identity of a contract, in all its versions"),
    TOPIC(REFUSED, LIFE, "another topic is another contract"),
    VERSION_DELETED(REFUSED, LIFE, "records of that version cannot be read any more: retire it first"),
    DOCUMENT_TEXT(PATCH, TEXT, "nothing in the bytes changes");

    private final Bump bump;
    private final Part part;
    private final String reason;

    ChangeKind(Bump bump, Part part, String reason) {
        this.bump = bump;
        this.part = part;
        this.reason = reason;
    }

    /** The least that a change of this kind needs. */
    public Bump bump() {
        return bump;
    }

    /** Why so, as the end of a sentence. */
    public String reason() {
        return reason;
    }

    /** Returns true if bytes mean something else: whoever follows a line of versions cannot be moved to this one. */
    public boolean leavesLine() {
        return part == WIRE;
    }

    /** Returns true if a released file may be changed so, without a new version. */
    public boolean isAllowedInPlace() {
        return part == TEXT;
    }

    /** The id that reports, tests and other tools know it by: {@code field-added-with-default}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

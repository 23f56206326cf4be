// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static io.datagateway.ledger.TopicKind.DLQ;
import static io.datagateway.ledger.TopicKind.PROD;
import static io.datagateway.ledger.TopicKind.RAW;
import static io.datagateway.neighbours.ContractForm.BOUNDED_EXPRESSION;
import static io.datagateway.neighbours.ContractForm.COSTLY_EXPRESSION;
import static io.datagateway.neighbours.ContractForm.KEYED;
import static io.datagateway.neighbours.ContractForm.KEYLESS;
import static io.datagateway.neighbours.Trait.ACCEPTS_LOSS;
import static io.datagateway.neighbours.Trait.FROM_THE_START;
import static io.datagateway.neighbours.Trait.HARMLESS;
import static io.datagateway.neighbours.Trait.HOLDS;
import static io.datagateway.neighbours.Trait.LOSES_BEFORE;
import static io.datagateway.neighbours.Trait.LOSES_MEANWHILE;
import static io.datagateway.neighbours.Trait.REFUSES;
import static io.datagateway.neighbours.Trait.RESTARTED_BY_OPERATOR;
import static io.datagateway.neighbours.Trait.RESTARTS;
import static io.datagateway.neighbours.Trait.STOPS_BROKER;

import io.datagateway.options.OptionNames;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** The mistakes that topic A suffers. */
enum Mistake {
    CONTROL("no mistake: what the load and a new topic do by themselves", KEYED, a -> Harm.Mending.NOTHING, HARMLESS),

    JSON_NUMBER("a JSON number 1E-2147483648", KEYED, Poison.number("1E-2147483648")),
    JSON_EXPONENT("a JSON number 1e10000000000", KEYED, Poison.number("1e10000000000")),
    JSON_DIGITS("a JSON number of 300,000 digits", KEYED, Poison.number("7".repeat(300_000))),
    JSON_DEEP(
            "JSON arrays in one another, 100,000 deep",
            KEYED,
            Poison.json(row -> row.replace("\"tags\":[]", "\"tags\":" + "[".repeat(100_000) + "]".repeat(100_000)))),
    JSON_DUPLICATE_KEYS(
            "a JSON object with the same key twice", KEYED, Poison.json(row -> row.replace("{", "{\"amount\":2,"))),
    JSON_LONE_SURROGATE("half of a surrogate pair in a JSON text", KEYED, Poison.note("\\ud800")),
    JSON_LONG_TEXT("a JSON text of 1,000,000 characters", KEYED, Poison.note("y".repeat(1_000_000))),
    JSON_GROWS(
            "JSON that is 0.6 MB, and 2.4 MB as Avro",
            KEYED,
            Poison.json(row -> row.replace("\"numbers\":[", "\"numbers\":[1" + ",1".repeat(299_999)))),
    JSON_CUT_OFF("JSON that ends in the middle", KEYED, Poison.json(row -> row.substring(0, row.length() / 2))),
    JSON_NULL("the JSON value null", KEYED, Poison.json(row -> "null")),
    ROW_HUGE(
            "a row of 1,000,000 bytes with a field that the contract does not have",
            KEYED,
            Poison.json(row -> row.replace("{", "{\"blob\":\"" + "z".repeat(1_000_000) + "\","))),
    BYTES_GARBAGE("random bytes", KEYED, Poison.garbage(500)),
    BYTES_NEAR_LIMIT("random bytes that just fit into raw", KEYED, Poison.garbage((1 << 20) - 300)),
    VERSION_WRONG(
            "a version that the contract does not have", KEYED, Poison.headers(h -> Poison.withVersion(h, "9.9.9"))),
    HEADERS_MISSING("no header at all", KEYED, Poison.headers(h -> Map.of())),
    HEADERS_HUGE("a header of 900,000 bytes", KEYED, Poison.headers(h -> Poison.withText(h, "trace-id", 900_000))),
    KEY_BROKEN("a key that is no text", KEYED, Poison.brokenKey()),
    TOMBSTONE_BARE("a tombstone without headers", KEYED, Poison.tombstone(true, h -> Map.of())),
    TOMBSTONE_VERSION(
            "a tombstone of an unknown version", KEYED, Poison.tombstone(true, h -> Poison.withVersion(h, "9.9.9"))),
    TOMBSTONE_KEYLESS("a tombstone without a key", KEYED, Poison.tombstone(false, h -> h)),
    TOMBSTONE_SOUND("a tombstone as it should be", KEYED, Poison.tombstone(true, h -> h)),
    TAGS_MANY("129 KB of tags where 100 tags are allowed", BOUNDED_EXPRESSION, Poison.tags(6_400)),
    EXPRESSION_COSTLY(
            "129 KB of tags, and an expression that costs their square", COSTLY_EXPRESSION, Poison.tags(6_400)),

    PROD_COMPACTED(
            "prod is compacted, and records have no key",
            KEYLESS,
            TopicHarms.setting(PROD, "cleanup.policy", "compact"),
            FROM_THE_START,
            HOLDS),
    PROD_COMPACTED_LATER(
            "prod becomes compacted, and records have no key",
            KEYLESS,
            TopicHarms.setting(PROD, "cleanup.policy", "compact"),
            RESTARTS,
            HOLDS),
    DLQ_COMPACTED(
            "dlq is compacted, and records have no key",
            KEYLESS,
            TopicHarms.setting(DLQ, "cleanup.policy", "compact"),
            FROM_THE_START,
            HOLDS),
    RAW_COMPACTED(
            "raw is compacted, and records have no key",
            KEYLESS,
            TopicHarms.setting(RAW, "cleanup.policy", "compact"),
            FROM_THE_START,
            REFUSES),
    RAW_COMPACTED_LATER(
            "raw becomes compacted, and records have no key",
            KEYLESS,
            TopicHarms.setting(RAW, "cleanup.policy", "compact"),
            REFUSES),
    PROD_DELETED(
            "prod is deleted, and made anew later", KEYED, TopicHarms.deleted(PROD), RESTARTS, HOLDS, LOSES_BEFORE),
    DLQ_DELETED("dlq is deleted, and made anew later", KEYED, TopicHarms.deleted(DLQ), RESTARTS, HOLDS, LOSES_BEFORE),
    RAW_DELETED(
            "raw is deleted, and made anew later", KEYED, TopicHarms.deleted(RAW), REFUSES, LOSES_BEFORE, ACCEPTS_LOSS),
    RAW_ANEW(
            "raw is deleted and made anew at once", KEYED, TopicHarms.madeAnew(RAW), HOLDS, LOSES_BEFORE, ACCEPTS_LOSS),
    RAW_PURGED(
            "retention deletes raw before it is validated",
            KEYLESS,
            TopicHarms.purged(TopicHarms.setting(PROD, "cleanup.policy", "compact")),
            RESTARTS,
            HOLDS,
            LOSES_BEFORE,
            LOSES_MEANWHILE,
            ACCEPTS_LOSS),
    RAW_PARTITIONS("raw gets two more partitions", KEYED, TopicHarms.partitionsAdded(RAW), HARMLESS),
    PROD_PARTITIONS("prod gets two more partitions", KEYED, TopicHarms.partitionsAdded(PROD), HARMLESS),
    DLQ_PARTITIONS("dlq gets two more partitions", KEYED, TopicHarms.partitionsAdded(DLQ), HARMLESS),
    RAW_MIN_INSYNC(
            "min.insync.replicas of raw is above its replicas, which Kafka takes for all of them",
            KEYED,
            TopicHarms.setting(RAW, "min.insync.replicas", "9"),
            HARMLESS),
    PROD_MIN_INSYNC(
            "min.insync.replicas of prod is above its replicas, which Kafka takes for all of them",
            KEYED,
            TopicHarms.setting(PROD, "min.insync.replicas", "9"),
            HARMLESS),
    RAW_UNDER_REPLICATED(
            "raw has two copies and needs both, and the broker with one is down",
            KEYED,
            TopicHarms.underReplicated(RAW),
            RESTARTS,
            REFUSES,
            STOPS_BROKER),
    PROD_UNDER_REPLICATED(
            "prod has two copies and needs both, and the broker with one is down",
            KEYED,
            TopicHarms.underReplicated(PROD),
            RESTARTS,
            HOLDS,
            STOPS_BROKER),
    DLQ_UNDER_REPLICATED(
            "dlq has two copies and needs both, and the broker with one is down",
            KEYED,
            TopicHarms.underReplicated(DLQ),
            RESTARTS,
            HOLDS,
            STOPS_BROKER),
    RAW_TINY("raw takes 100 bytes at most", KEYED, TopicHarms.setting(RAW, "max.message.bytes", "100"), REFUSES),
    PROD_TINY("prod takes 100 bytes at most", KEYED, TopicHarms.setting(PROD, "max.message.bytes", "100"), RESTARTS),
    DLQ_TINY(
            "dlq takes 100 bytes at most", KEYED, TopicHarms.setting(DLQ, "max.message.bytes", "100"), RESTARTS, HOLDS),
    PROD_TIMESTAMPS(
            "prod takes no record that is older than a minute, and raw has some",
            KEYED,
            TopicHarms.and(
                    TopicHarms.setting(PROD, "message.timestamp.before.max.ms", "60000"),
                    Poison.old(Duration.ofMinutes(10))),
            RESTARTS,
            HOLDS),
    RAW_LEADERLESS(
            "the only broker with raw is down", KEYED, TopicHarms.leaderless(RAW), RESTARTS, REFUSES, STOPS_BROKER),
    PROD_LEADERLESS(
            "the only broker with prod is down", KEYED, TopicHarms.leaderless(PROD), RESTARTS, HOLDS, STOPS_BROKER),

    RAW_WRITE_DENIED("nobody may write to raw", KEYED, RightsHarms.denied(RAW, AclOperation.WRITE), REFUSES),
    RAW_READ_DENIED("nobody may read raw", KEYED, RightsHarms.denied(RAW, AclOperation.READ), RESTARTS, HOLDS),
    RAW_DESCRIBE_DENIED("nobody may look at raw", KEYED, RightsHarms.denied(RAW, AclOperation.DESCRIBE), RESTARTS),
    PROD_WRITE_DENIED("nobody may write to prod", KEYED, RightsHarms.denied(PROD, AclOperation.WRITE), RESTARTS, HOLDS),
    PROD_DESCRIBE_DENIED(
            "nobody may look at prod", KEYED, RightsHarms.denied(PROD, AclOperation.DESCRIBE), RESTARTS, HOLDS),
    DLQ_WRITE_DENIED("nobody may write to dlq", KEYED, RightsHarms.denied(DLQ, AclOperation.WRITE), RESTARTS, HOLDS),

    CONTRACT_MISSPELT(
            "a word in the contract is wrong, and the connectors are restarted",
            KEYED,
            ContractHarms.misspelt(),
            RESTARTED_BY_OPERATOR,
            REFUSES),
    CONTRACT_WITHOUT_SCHEMA(
            "the contract's schema is missing, and the connectors are restarted",
            KEYED,
            ContractHarms.withoutSchema(),
            RESTARTED_BY_OPERATOR,
            REFUSES),

    CLIENT_FLOODS("eight clients of A send without a pause, more than A may", KEYED, ClientHarms.flood()),
    CLIENT_SLOW("fifty requests of A whose bodies come a byte at a time", KEYED, ClientHarms.slowBodies()),
    CLIENT_HUGE("batches of 2,000 records and 2 MB", KEYED, ClientHarms.hugeBatches());

    private final String text;
    private final ContractForm contract;

    @SuppressWarnings("ImmutableEnumChecker") // each keeps nothing but what it was made with
    private final Harm harm;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Trait> traits;

    Mistake(String text, ContractForm contract, Harm harm, Trait... traits) {
        this.text = text;
        this.contract = contract;
        this.harm = harm;
        this.traits = Set.of(traits);
    }

    String text() {
        return text;
    }

    Harm harm() {
        return harm;
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Returns the team that suffers it; no other mistake has the same. */
    Team team() {
        return new Team("a." + this, contract);
    }

    @Override
    public String toString() {
        return OptionNames.of(this);
    }
}

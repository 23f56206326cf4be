// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import io.datagateway.contract.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules of one contract as they are found, each under an id of its own. */
final class RuleList {

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, DocumentNode> named = new HashMap<>();
    private final Map<String, Integer> unnamed = new HashMap<>();
    private int expressions;

    List<Rule> rules() {
        return rules;
    }

    /** Where each rule on one record stands, by its id. */
    Map<String, DocumentNode> places() {
        return rules.stream().collect(Collectors.toMap(Rule::id, rule -> named.get(rule.id()), (one, other) -> one));
    }

    /** The id for an entry that has none itself: {@code id}, then {@code id.2}, {@code id.3} and so on. */
    String numbered(String id) {
        int number = unnamed.merge(id, 1, Integer::sum);
        return number == 1 ? id : id + "." + number;
    }

    void add(DocumentNode where, Rule rule) {
        name(where, rule.id());
        expressions += rule.check() instanceof Check.Expression ? 1 : 0;
        if (rules.size() == ContractLimits.RULES) {
            where.issue("is one rule more than " + ContractLimits.RULES + ": use fewer");
        } else if (expressions > ContractLimits.EXPRESSIONS) {
            where.issue("is one expression more than " + ContractLimits.EXPRESSIONS + ": use fewer");
        } else {
            rules.add(rule);
        }
    }

    /** Takes an id, also for what is no rule on one record; an issue if it is taken. */
    void name(DocumentNode where, String id) {
        DocumentNode first = named.putIfAbsent(id, where);
        if (first != null) {
            where.issue("is called " + id + ", as " + first.path() + " is: give one of them another id");
        }
    }
}

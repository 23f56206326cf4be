// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect.overlap;

import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorFile;
import io.datagateway.connect.ConnectorStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The connectors of some Connect groups, asked before one of the groups gets another connector: it must neither be
 * called like one of another group, nor copy a raw topic that another validation connector copies.
 */
public final class DeployedConnectors {

    private final ConnectRest target;
    private final List<Deployed> deployed;
    private final KnownRawTopics known;

    private DeployedConnectors(ConnectRest target, List<Deployed> deployed, KnownRawTopics known) {
        this.target = target;
        this.deployed = deployed;
        this.known = known;
    }

    /** True if the connector may copy what another copies already. */
    public static boolean mayCopyTwice(ConnectorFile file) {
        return Deployed.isValidation(file.config());
    }

    /**
     * Asks the groups for their connectors.
     *
     * @param groups the one that gets connectors first; those of another Kafka cluster are passed over
     * @param variables of this machine, which placeholders in the configs may name
     * @param contracts folders of contracts
     */
    public static DeployedConnectors of(List<ConnectRest> groups, Map<String, String> variables, List<Path> contracts)
            throws IOException {
        ConnectRest target = groups.get(0);
        var deployed = new ArrayList<>(deployed(target));
        for (ConnectRest group : groups.subList(1, groups.size())) {
            if (isSameKafka(group, target) && !isSameGroup(group, target)) {
                deployed.addAll(deployed(group));
            }
        }
        return new DeployedConnectors(target, deployed, new KnownRawTopics(variables, contracts));
    }

    private static List<Deployed> deployed(ConnectRest group) throws IOException {
        return group.configs().entrySet().stream()
                .map(connector -> new Deployed(group, connector.getKey(), connector.getValue()))
                .toList();
    }

    /** True if two workers were taken for two groups: a connector is on one worker of one group. */
    private static boolean isSameGroup(ConnectRest group, ConnectRest target) throws IOException {
        Map<String, String> workers = workers(group);
        return !workers.isEmpty() && workers.equals(workers(target));
    }

    private static Map<String, String> workers(ConnectRest group) throws IOException {
        return group.statuses().values().stream()
                .filter(status -> !status.connector().worker().isEmpty())
                .collect(Collectors.toMap(
                        ConnectorStatus::name, status -> status.connector().worker()));
    }

    private static boolean isSameKafka(ConnectRest group, ConnectRest target) throws IOException {
        Optional<String> one = group.kafkaClusterId();
        Optional<String> other = target.kafkaClusterId();
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** Says that the first group has this connector now. */
    public void put(ConnectorFile file) {
        var planned = new Deployed(target, file.name(), file.config());
        deployed.removeIf(planned::isSame);
        deployed.add(planned);
    }

    /** Returns why the first group must not get this connector; empty if it may. */
    public Optional<String> objection(ConnectorFile file) throws IOException {
        var planned = new Deployed(target, file.name(), file.config());
        List<Deployed> others =
                deployed.stream().filter(other -> !other.isSame(planned)).toList();
        for (Deployed other : others) {
            if (other.name().equals(planned.name())) {
                return Optional.of("there is a connector of this name in another group, "
                        + other.group().url() + "; give this one another name, or delete that one");
            }
        }
        return planned.isValidation()
                ? copiedTwice(
                        planned, others.stream().filter(Deployed::isValidation).toList())
                : Optional.empty();
    }

    private Optional<String> copiedTwice(Deployed planned, List<Deployed> others) throws IOException {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        RawTopics mine = RawTopics.of(planned);
        var all = new ArrayList<>(deployed);
        all.add(planned);
        SortedSet<String> taken = known.of(all);
        taken.removeIf(topic -> !mine.take(topic));
        for (Deployed other : others) {
            RawTopics theirs = RawTopics.of(other);
            if (mine.regex().equals(theirs.regex())) {
                return Optional.of(objection("every raw topic", planned, other));
            }
            List<String> twice = taken.stream().filter(theirs::take).toList();
            if (!twice.isEmpty()) {
                String more = twice.size() == 1 ? "" : " and " + (twice.size() - 1) + " more";
                return Optional.of(objection(twice.get(0) + more, planned, other));
            }
        }
        return Optional.empty();
    }

    private static String objection(String topics, Deployed planned, Deployed other) {
        return "it would copy " + topics + " a second time, as the validation connector " + other
                + " does already. Has it only been renamed? Then call it " + other.name() + " again, as under the name "
                + planned.name() + " it would begin with the first record of each topic. Else change topics.regex of"
                + " one of them, so that no raw topic is in both";
    }
}

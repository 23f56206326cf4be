// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.util.List;

/** Finds the record on the topic among the objects in {@code schema}. */
final class TopicObject {

    private TopicObject() {}

    /** The object whose {@code physicalName}, or else {@code name}, is the topic; missing, with an issue, if none is. */
    static DocumentNode of(DocumentNode schema, String topic) {
        List<DocumentNode> objects = schema.items();
        List<DocumentNode> named = named(objects, "physicalName", topic);
        if (named.isEmpty()) {
            named = named(objects, "name", topic);
        }
        if (named.size() == 1) {
            DocumentNode object = named.get(0);
            objects.stream()
                    .filter(other -> !other.path().equals(object.path()))
                    .forEach(other -> other.note(
                            ContractNote.Kind.NOT_READ, "not read here: the topic " + topic + " is " + object.path()));
            return object;
        }
        if (named.size() > 1) {
            named.get(1).issue("is the topic " + topic + " as " + named.get(0).path() + " is: remove one of them");
        } else if (objects.size() == 1) {
            objects.get(0)
                    .at("physicalName")
                    .issue("is not the topic, which is the name of the folder: write " + topic);
            return objects.get(0);
        } else {
            schema.issue(
                    objects.isEmpty()
                            ? "has no object: describe the record on the topic"
                            : "has " + objects.size() + " objects, and none of them is the topic: write physicalName: "
                                    + topic + " for the record on it");
        }
        return DocumentNode.missing(schema.issues());
    }

    private static List<DocumentNode> named(List<DocumentNode> objects, String key, String topic) {
        return objects.stream()
                .filter(object -> object.at(key).text().filter(topic::equals).isPresent())
                .toList();
    }
}

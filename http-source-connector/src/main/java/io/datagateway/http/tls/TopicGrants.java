// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * Reads the file that gives principals their topics: {@code {"<principal>": ["<topic>", …], …}}. It is strict: a
 * possible slip of the hand is refused, as the file decides who may write where.
 */
final class TopicGrants {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

    private final JsonParser json;
    private final PrincipalSource source;

    private TopicGrants(JsonParser json, PrincipalSource source) {
        this.json = json;
        this.source = source;
    }

    static Map<String, Set<String>> load(Path file, PrincipalSource source) {
        try (JsonParser json = JSON.createParser(file.toFile())) {
            return new TopicGrants(json, source).read();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw refused("is not valid JSON (line " + line + ": " + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw refused("cannot be read (" + e + ")");
        }
    }

    private Map<String, Set<String>> read() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT, "an object of principals");
        var grants = new LinkedHashMap<String, Set<String>>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String principal = json.currentName();
            if (!source.couldGive(principal)) {
                throw refusedHere("no certificate has " + quoted(principal) + " as its " + source.words());
            }
            grants.put(principal, topics(principal));
        }
        if (json.nextToken() != null) {
            throw refusedHere("nothing may follow the object");
        }
        return Collections.unmodifiableMap(grants);
    }

    private Set<String> topics(String principal) throws IOException {
        expect(json.nextToken(), JsonToken.START_ARRAY, "an array of topics for " + quoted(principal));
        var topics = new LinkedHashSet<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.VALUE_STRING, "text as a topic of " + quoted(principal));
            String topic = json.getText();
            if (!TOPIC.matcher(topic).matches()) {
                throw refusedHere(quoted(topic) + " of " + quoted(principal) + " cannot be a topic's name");
            }
            if (!topics.add(topic)) {
                throw refusedHere(quoted(topic) + " of " + quoted(principal) + " is there twice");
            }
        }
        return Collections.unmodifiableSet(topics);
    }

    private void expect(JsonToken actual, JsonToken wanted, String what) {
        if (actual != wanted) {
            throw refusedHere("there must be " + what);
        }
    }

    private ConfigException refusedHere(String why) {
        return refused("cannot be used (line " + json.currentTokenLocation().getLineNr() + ": " + why + ")");
    }

    private static ConfigException refused(String why) {
        return TlsSettings.misconfigured(
                TlsSettings.PRINCIPAL_TOPICS,
                why + ". It must be a JSON object with principals as names and arrays of their topics as values");
    }

    /** Quotes text without control characters: a line feed could forge lines of the log. */
    private static String quoted(String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return '\'' + shown.replaceAll("\\p{Cntrl}", "?") + '\'';
    }
}

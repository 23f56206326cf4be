// SPDX-License-Identifier: Apache-2.0
package io.datagateway.baselines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Returns the same lists again and again; records have the keys and headers that the gateway gives them. */
public final class PreparedSourceTask extends SourceTask {

    /** Number of lists, so many that a list is in Kafka before its turn comes again. */
    private static final int LISTS = 20;

    private final List<List<SourceRecord>> lists = new ArrayList<>();
    private int next;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> settings) {
        var config = new AbstractConfig(PreparedSourceConnector.CONFIG_DEF, settings);
        List<byte[]> values = values(
                Path.of(config.getString(PreparedSourceConnector.PAYLOAD)),
                config.getString(PreparedSourceConnector.DELIMITER));
        int batch = config.getInt(PreparedSourceConnector.BATCH);
        for (int list = 0; list < LISTS; list++) {
            String batchId = UUID.randomUUID().toString();
            var records = new ArrayList<SourceRecord>(batch);
            for (int index = 0; index < batch; index++) {
                byte[] value = values.get((list * batch + index) % values.size());
                records.add(record(config, value, batchId + "/" + index));
            }
            lists.add(records);
        }
    }

    private static List<byte[]> values(Path file, String delimiter) {
        try {
            return Pattern.compile(delimiter, Pattern.LITERAL)
                    .splitAsStream(Files.readString(file))
                    .map(text -> text.getBytes(UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new ConnectException("Cannot read the records", e);
        }
    }

    private static SourceRecord record(AbstractConfig config, byte[] value, String id) {
        // An Avro string: its length, which is short here, doubled, and its text.
        byte[] key = Arrays.copyOfRange(value, 1, 1 + value[0] / 2);
        var headers = new ConnectHeaders();
        headers.addBytes("version", "2.1.0".getBytes(UTF_8));
        headers.addBytes("record-id", id.getBytes(UTF_8));
        int partition = Utils.toPositive(Utils.murmur2(key)) % config.getInt(PreparedSourceConnector.PARTITIONS);
        return new SourceRecord(
                null,
                null,
                config.getString(PreparedSourceConnector.TOPIC),
                partition,
                Schema.OPTIONAL_BYTES_SCHEMA,
                key,
                Schema.BYTES_SCHEMA,
                value,
                null,
                headers);
    }

    @Override
    public List<SourceRecord> poll() {
        next = (next + 1) % lists.size();
        return lists.get(next);
    }

    @Override
    public void stop() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The ledger of one client, which has one request in flight at a time. A line is with the operating system when the
 * call returns, so it outlives this process. Not safe for several threads.
 */
public final class ClientLedger implements Closeable {

    private final OutputStream file;

    /** Creates the ledger of a client, which must not have one in this folder yet. */
    public ClientLedger(Path folder, int client) throws IOException {
        Files.createDirectories(folder);
        file = Files.newOutputStream(folder.resolve(Ledger.fileName(client)), CREATE_NEW, WRITE);
    }

    /** Writes that a request begins; to be called before the first byte of its first attempt is sent. */
    public void intent(RequestIntent intent) throws IOException {
        write(LedgerLine.of(intent));
    }

    /** Writes how an attempt ended; to be called after every attempt, and before the next one. */
    public void outcome(AttemptOutcome outcome) throws IOException {
        write(LedgerLine.of(outcome));
    }

    private void write(String line) throws IOException {
        file.write((line + '\n').getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

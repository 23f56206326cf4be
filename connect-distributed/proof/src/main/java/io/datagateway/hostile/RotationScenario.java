// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import io.datagateway.demo.ClientTls;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Certificate files that are replaced under load: no valid client notices, and a defective file changes nothing. */
final class RotationScenario implements HostileScenario {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /**
     * The longest time until a new file takes effect: some checks of the files, on a machine that is busy with other
     * things.
     */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int BROKEN_ONE_OF = 4;

    @Override
    public Map<String, String> settings() {
        return Map.of("listener.ssl.reload.interval.ms", Long.toString(INTERVAL.toMillis()));
    }

    @Override
    public List<HostileCheck> run(HostileTestBed testBed, Map<String, Object> measurements) throws Exception {
        Path certs = testBed.cluster().paths().certs();
        var files = new CertificateFiles(certs, certs.resolveSibling("clients"), testBed.certificates());
        var served = new ServedCertificates(files.first());
        var rotations = new Rotations(testBed, files, served);
        ReplyStatistics others;
        var reconnecting = new ReconnectingClients(testBed, files.clients(), served);
        try (reconnecting;
                var good = new WellBehavedClients(testBed)) {
            for (int i = 0; i < testBed.options().rotations; i++) {
                rotations.next(i);
            }
            others = good.end();
        }
        ReplyStatistics statistics = reconnecting.statistics();
        statistics.add(others);
        long refused = statistics.count(reply -> !reply.written());
        measurements.put("rotations, broken ones", rotations.good + ", " + rotations.broken);
        measurements.put("longest until noticed", served.longestToNotice().toMillis() + " ms");
        measurements.put("valid clients", statistics.text());
        return List.of(
                HostileCheck.none("requests of valid clients without 201", refused, refused == 0),
                HostileCheck.none(
                        "broken certificates shown, or older after newer ones",
                        reconnecting.wrong(),
                        reconnecting.wrong().isEmpty()),
                HostileCheck.none("good certificates not shown", rotations.missed, rotations.missed.isEmpty()),
                HostileCheck.none("clients of a new authority refused", rotations.refused, rotations.refused.isEmpty()),
                HostileCheck.none("clients of a removed authority let in", rotations.letIn, rotations.letIn.isEmpty()));
    }

    private static final class Rotations {

        private final HostileTestBed testBed;
        private final CertificateFiles files;
        private final ServedCertificates served;
        private final AvroBatch batch;
        private final List<Integer> missed = new ArrayList<>();
        private final List<Integer> refused = new ArrayList<>();
        private final List<Integer> letIn = new ArrayList<>();
        private Optional<Path> trusted = Optional.empty();
        private Optional<Path> removed = Optional.empty();
        private int good;
        private int broken;

        Rotations(HostileTestBed testBed, CertificateFiles files, ServedCertificates served) throws IOException {
            this.testBed = testBed;
            this.files = files;
            this.served = served;
            this.batch = testBed.batches().small();
        }

        /**
         * Replaces the files, lets the interval pass and checks that the change has taken effect, or waits until it
         * has.
         */
        void next(int number) throws IOException, GeneralSecurityException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(testBed.options().every);
            if (number % BROKEN_ONE_OF == 1) {
                damage();
            } else {
                replace(number);
            }
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            if (!served.awaitLatest(LIMIT)) {
                missed.add(number);
            }
            if (trusted.isPresent() && !isTakenInTime(trusted.get())) {
                refused.add(number);
            }
            if (removed.isPresent() && isTaken(removed.get())) {
                letIn.add(number);
            }
        }

        private void damage() throws IOException, GeneralSecurityException {
            CertificateDefect[] all = CertificateDefect.values();
            files.damage(all[Math.floorMod(testBed.options().run.seed() + broken, all.length)]);
            broken++;
        }

        private void replace(int number) throws IOException, GeneralSecurityException {
            BigInteger serial = files.issueNext();
            served.install(serial, System.nanoTime());
            files.replaceKeys();
            removed = trusted;
            trusted = Optional.of(files.replaceTrust(number));
            good++;
        }

        private boolean isTakenInTime(Path certs) throws GeneralSecurityException, IOException, InterruptedException {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!isTaken(certs)) {
                if (System.nanoTime() > end) {
                    return false;
                }
                TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
            }
            return true;
        }

        private boolean isTaken(Path certs) throws GeneralSecurityException, IOException {
            var tls = ClientTls.context(certs, HostileTestBed.GOOD);
            try (var client = new Http1BatchClient(tls, testBed.gateway(), 1)) {
                return client.send(batch).written();
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

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

/** Certificate files replaced under load: no valid client notices, and a broken file changes nothing. */
final class RotationPart implements Part {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Some looks at the files, on a machine that is busy with other things. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int BROKEN_ONE_OF = 4;

    @Override
    public Map<String, String> settings() {
        return Map.of("listener.ssl.reload.interval.ms", Long.toString(INTERVAL.toMillis()));
    }

    @Override
    public List<Check> run(Ground ground, Map<String, Object> figures) throws Exception {
        Path certs = ground.cluster().paths().certs();
        var files = new CertificateFiles(certs, certs.resolveSibling("clients"), ground.certificates());
        var served = new ServedCertificates(files.first());
        var rotations = new Rotations(ground, files, served);
        Tally others;
        var newcomers = new Newcomers(ground, files.clients(), served);
        try (newcomers;
                var good = new GoodClients(ground)) {
            for (int i = 0; i < ground.options().number("rotations"); i++) {
                rotations.next(i);
            }
            others = good.end();
        }
        Tally tally = newcomers.tally();
        tally.add(others);
        long refused = tally.count(reply -> !reply.written());
        figures.put("rotations, broken ones", rotations.good + ", " + rotations.broken);
        figures.put("longest until noticed", served.longestToNotice().toMillis() + " ms");
        figures.put("valid clients", tally.text());
        return List.of(
                Check.none("requests of valid clients without 201", refused, refused == 0),
                Check.none(
                        "broken certificates shown, or older after newer ones",
                        newcomers.wrong(),
                        newcomers.wrong().isEmpty()),
                Check.none("good certificates not shown", rotations.missed, rotations.missed.isEmpty()),
                Check.none("clients of a new authority refused", rotations.refused, rotations.refused.isEmpty()),
                Check.none("clients of a removed authority let in", rotations.letIn, rotations.letIn.isEmpty()));
    }

    private static final class Rotations {

        private final Ground ground;
        private final CertificateFiles files;
        private final ServedCertificates served;
        private final Batch batch;
        private final List<Integer> missed = new ArrayList<>();
        private final List<Integer> refused = new ArrayList<>();
        private final List<Integer> letIn = new ArrayList<>();
        private Optional<Path> trusted = Optional.empty();
        private Optional<Path> removed = Optional.empty();
        private int good;
        private int broken;

        Rotations(Ground ground, CertificateFiles files, ServedCertificates served) throws IOException {
            this.ground = ground;
            this.files = files;
            this.served = served;
            this.batch = ground.batches().small();
        }

        /** Replaces the files, lets the span pass and looks whether that has come to effect, or waits until it has. */
        void next(int number) throws IOException, GeneralSecurityException, InterruptedException {
            long end = System.nanoTime()
                    + TimeUnit.SECONDS.toNanos(ground.options().number("every"));
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
            Breakage[] all = Breakage.values();
            files.damage(all[Math.floorMod(ground.options().seed() + broken, all.length)]);
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
            var tls = ClientTls.context(certs, Ground.GOOD);
            try (var client = new Http1Client(tls, ground.gateway(), 1)) {
                return client.send(batch).written();
            }
        }
    }
}

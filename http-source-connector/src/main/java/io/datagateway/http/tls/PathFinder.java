// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the ways from a client's certificate to the CAs of the trust store, by the names of issuers, through the
 * certificates that the client has sent. Whether each has signed the next is another question, which costs more.
 */
final class PathFinder {

    /** Certificates of a path, the CA of the trust store included. */
    private static final int MAX_LENGTH = 8;

    private static final int MAX_PATHS = 16;

    /** Bound on the work for certificates that all have one name. */
    private static final int MAX_STEPS = 200;

    private final List<X509Certificate> anchors;

    PathFinder(List<X509Certificate> anchors) {
        this.anchors = anchors;
    }

    /**
     * Result of a search.
     *
     * @param paths the client's certificate first, one of the trust store last; this may be the same
     * @param end the certificate farthest from the client's that was reached
     */
    record Found(List<List<X509Certificate>> paths, X509Certificate end) {}

    /** @param sent the client's certificate first, others in any order */
    Found from(X509Certificate[] sent) {
        var search = new Search(sent);
        search.extend(List.of(sent[0]));
        return new Found(search.paths, search.farthest.get(search.farthest.size() - 1));
    }

    private final class Search {

        private final List<X509Certificate> sent;
        private final List<List<X509Certificate>> paths = new ArrayList<>();
        private List<X509Certificate> farthest = List.of();
        private int steps;

        Search(X509Certificate[] sent) {
            this.sent = Arrays.stream(sent)
                    .distinct()
                    .filter(certificate -> !anchors.contains(certificate))
                    .toList();
        }

        void extend(List<X509Certificate> path) {
            X509Certificate top = path.get(path.size() - 1);
            if (path.size() > farthest.size()) {
                farthest = path;
            }
            if (anchors.contains(top)) {
                add(path);
                return;
            }
            for (X509Certificate anchor : anchors) {
                if (isNamedAsIssuerOf(anchor, top)) {
                    add(plus(path, anchor));
                }
            }
            for (X509Certificate issuer : sent) {
                if (path.size() < MAX_LENGTH - 1
                        && steps < MAX_STEPS
                        && isNamedAsIssuerOf(issuer, top)
                        && !path.contains(issuer)) {
                    steps++;
                    extend(plus(path, issuer));
                }
            }
        }

        private void add(List<X509Certificate> path) {
            if (paths.size() < MAX_PATHS) {
                paths.add(path);
            }
        }
    }

    private static boolean isNamedAsIssuerOf(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static List<X509Certificate> plus(List<X509Certificate> path, X509Certificate above) {
        var longer = new ArrayList<>(path);
        longer.add(above);
        return longer;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.tls.CertificateFault;
import io.datagateway.http.tls.PrintableName;
import io.datagateway.http.tls.TlsSnapshot;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;

/** The answers to clients whose certificate is missing or refused. */
final class CertificateProblem {

    /** Name of the member of {@code details} that says which rule the certificate breaks. */
    static final String REASON = "reason";

    private CertificateProblem() {}

    static Problem required(TlsSnapshot tls) {
        return new Problem(
                ProblemCode.CERTIFICATE_REQUIRED,
                "No client certificate came with the connection. Configure the client with a certificate and key"
                        + " (mutual TLS), issued by a CA that is trusted here (" + tls.authorities()
                        + "); the certificate must have " + tls.principals().demand()
                        + ". If it is configured, the client's library withholds it: see that key and certificate"
                        + " belong together, and that no signature in its chain is SHA-1.");
    }

    static Problem of(CertificateFault fault, X509Certificate certificate) {
        var details = new LinkedHashMap<String, String>();
        details.put(REASON, fault.reason().toString());
        details.put("subject", PrintableName.of(certificate.getSubjectX500Principal()));
        details.put("issuer", PrintableName.of(certificate.getIssuerX500Principal()));
        details.put("notBefore", certificate.getNotBefore().toInstant().toString());
        details.put("notAfter", certificate.getNotAfter().toInstant().toString());
        return new Problem(code(fault.reason()), fault.explanation(), details);
    }

    static ProblemCode code(CertificateFault.Reason reason) {
        return switch (reason) {
            case EXPIRED -> ProblemCode.CERTIFICATE_EXPIRED;
            case NOT_YET_VALID -> ProblemCode.CERTIFICATE_NOT_YET_VALID;
            case REVOKED, DENIED -> ProblemCode.CERTIFICATE_REVOKED;
            default -> ProblemCode.CERTIFICATE_NOT_TRUSTED;
        };
    }
}

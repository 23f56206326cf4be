// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** Ends a handshake with a client that is refused. Its message goes to nobody: a client only gets the alert of TLS. */
public final class UntrustedClientException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final transient CertificateFault fault;
    private final transient X509Certificate certificate;

    UntrustedClientException(CertificateFault fault, X509Certificate certificate) {
        super(fault.explanation());
        this.fault = fault;
        this.certificate = certificate;
    }

    public CertificateFault fault() {
        return fault;
    }

    /** Returns the client's certificate. */
    public X509Certificate certificate() {
        return certificate;
    }
}

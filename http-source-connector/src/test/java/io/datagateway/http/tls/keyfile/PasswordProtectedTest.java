// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls.keyfile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PasswordProtectedTest {

    /** Its object identifier in DER. */
    private static final byte[] PBES2 = HexFormat.of().parseHex("06092a864886f70d01050d");

    @Test
    @Timeout(20)
    void aFileThatAsksForMinutesOfWorkIsRefusedAtOnce() throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBEWithHmacSHA256AndAES_256");
        parameters.init(new PBEParameterSpec(new byte[16], Integer.MAX_VALUE, new IvParameterSpec(new byte[16])));
        byte[] info = DerWriter.element(
                DerReader.SEQUENCE,
                DerWriter.element(DerReader.SEQUENCE, PBES2, parameters.getEncoded()),
                DerWriter.element(DerReader.OCTET_STRING, new byte[32]));

        assertThatThrownBy(() -> PasswordProtected.decrypt(info, "secret".toCharArray()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessage("it is encrypted with more than 10000000 iterations");
    }
}

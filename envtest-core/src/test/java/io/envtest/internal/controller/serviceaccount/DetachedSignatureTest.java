package io.envtest.internal.controller.serviceaccount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetachedSignatureTest {

    @Test
    void signsAsTheRealControllerDoes() {
        assertThat(DetachedSignature.of("apiVersion: v1\nkind: Config\n", "abcdef", "0123456789abcdef"))
                .isEqualTo("eyJhbGciOiJIUzI1NiIsImtpZCI6ImFiY2RlZiJ9..vH_kT4yiol-nrAWgjfCYqvum5wsKETXe0S7OOp1VgnE");
    }
}

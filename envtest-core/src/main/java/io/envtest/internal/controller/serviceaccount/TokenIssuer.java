package io.envtest.internal.controller.serviceaccount;

import io.envtest.view.core.v1.Secret;
import io.envtest.view.core.v1.ServiceAccount;

/** Signs the tokens that live in Secrets and do not expire. Thread-safe. */
@FunctionalInterface
public interface TokenIssuer {

    /**
     * Issues the token of a secret.
     *
     * @param account whom it stands for
     * @param secret where it will live; it is good as long as that exists
     * @return a JSON web token
     */
    String issue(ServiceAccount account, Secret secret);
}

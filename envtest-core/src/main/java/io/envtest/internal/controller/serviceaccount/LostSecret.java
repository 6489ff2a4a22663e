package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.ServiceAccount;
import java.util.List;
import java.util.Optional;

/** A token secret that is gone, and the account that may still name it. */
record LostSecret(ObjectKey account, String name) {

    /** Takes the secret out of the account's list. */
    Result forget(Client client) {
        Optional<ServiceAccount> found = client.find(Resources.SERVICE_ACCOUNTS, account);
        if (found.isPresent()) {
            List<ObjectReference> secrets = found.get().secrets();
            List<ObjectReference> kept = secrets.stream()
                    .filter(secret -> !secret.name().equals(name))
                    .toList();
            if (kept.size() < secrets.size()) {
                client.update(Resources.SERVICE_ACCOUNTS, with(found.get(), kept));
            }
        }
        return Result.DONE;
    }

    private static ServiceAccount with(ServiceAccount account, List<ObjectReference> secrets) {
        ServiceAccount changed = ServiceAccount.of(account.node().deepCopy());
        changed.removeSecrets();
        secrets.forEach(secret -> changed.addSecrets().replaceWith(secret));
        return changed;
    }
}

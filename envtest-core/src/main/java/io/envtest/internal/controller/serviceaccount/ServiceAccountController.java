package io.envtest.internal.controller.serviceaccount;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.Namespace;
import io.envtest.view.core.v1.ServiceAccount;
import java.util.Optional;

/**
 * Gives every active namespace its service account {@code default}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/">Service accounts</a>
 */
public final class ServiceAccountController extends Controller {

    private static final String NAME = "default";

    /** Makes the controller. */
    public ServiceAccountController() {
        super("serviceaccount-controller", "service-account-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<Namespace> namespaces = setup.lister(Resources.NAMESPACES);
        Lister<ServiceAccount> accounts = setup.lister(Resources.SERVICE_ACCOUNTS);
        ReconcileLoop<String> loop = setup.loop(name -> {
            Optional<Namespace> namespace = namespaces.get("", name);
            if (namespace.filter(Namespaces::isActive).isPresent()
                    && accounts.get(name, NAME).isEmpty()) {
                create(setup.client(), name);
            }
            return Result.DONE;
        });
        setup.watch(
                Resources.NAMESPACES, namespace -> loop.add(namespace.metadata().name()));
        setup.watch(Resources.SERVICE_ACCOUNTS, account -> {
            if (account.metadata().name().equals(NAME)) {
                loop.add(account.metadata().namespace());
            }
        });
    }

    private static void create(Client client, String namespace) {
        ServiceAccount account = Client.empty(Resources.SERVICE_ACCOUNTS, namespace);
        account.metadata().setName(NAME);
        try {
            client.create(Resources.SERVICE_ACCOUNTS, account);
        } catch (ApiException e) {
            if (!e.hasReason("AlreadyExists") && !Namespaces.isTerminating(e)) {
                throw e;
            }
        }
    }
}

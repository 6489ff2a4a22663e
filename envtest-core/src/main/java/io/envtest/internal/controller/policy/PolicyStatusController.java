package io.envtest.internal.controller.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks the types of validating policies and writes what is wrong into their status.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#type-checking">Type checking</a>
 */
public final class PolicyStatusController extends Controller {

    private static final String MANAGER = "validatingadmissionpolicy-status";

    private final TypeCatalogue catalogue;
    private final Function<GroupVersionKind, Optional<ObjectNode>> published;
    private final Supplier<CelEngine> engine;

    /**
     * Makes the controller.
     *
     * @param catalogue the built-in types
     * @param published the schema that a custom resource's definition publishes
     * @param engine compiles expressions, asked for when the first policy comes
     */
    public PolicyStatusController(
            TypeCatalogue catalogue,
            Function<GroupVersionKind, Optional<ObjectNode>> published,
            Supplier<CelEngine> engine) {
        super("validatingadmissionpolicy-status-controller", "validatingadmissionpolicy-status-controller");
        this.catalogue = catalogue;
        this.published = published;
        this.engine = engine;
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        Lister<ValidatingAdmissionPolicy> policies = setup.lister(Resources.VALIDATING_ADMISSION_POLICIES);
        TypeCheck check =
                new TypeCheck(engine, new PolicyTypes(catalogue, setup.context().discovery(), published));
        ReconcileLoop<ObjectKey> loop = setup.loop(key -> {
            policies.get(key)
                    .filter(policy -> policy.status().observedGeneration()
                            < policy.metadata().generation())
                    .ifPresent(policy -> reconcile(setup, check, policy));
            return Result.DONE;
        });
        setup.watch(Resources.VALIDATING_ADMISSION_POLICIES, policy -> loop.add(Meta.key(policy.metadata())));
    }

    private static void reconcile(ControllerSetup setup, TypeCheck check, ValidatingAdmissionPolicy policy) {
        ValidatingAdmissionPolicy applied = Client.empty(Resources.VALIDATING_ADMISSION_POLICIES, "");
        applied.metadata().setName(policy.metadata().name());
        applied.status().setObservedGeneration(policy.metadata().generation());
        applied.status().typeChecking().materialize();
        check.check(policy, applied.status().typeChecking());
        setup.client().applyStatus(Resources.VALIDATING_ADMISSION_POLICIES, applied, MANAGER);
    }
}

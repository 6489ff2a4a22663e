package io.envtest.internal.controller.resourceclaim;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Controller;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.ReconcileLoop;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Result;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimConsumerReference;

/**
 * Makes the claims of pods that name a template, and frees claims that no pod uses any more.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/">Dynamic resource
 *     allocation</a>
 */
public final class ResourceClaimController extends Controller {

    private static final String PODS = "pods";

    /** Makes the controller. */
    public ResourceClaimController() {
        super("resource-claim-controller", "resource-claim-controller");
    }

    @Override
    protected void setUp(ControllerSetup setup) {
        PodClaims ofPods = new PodClaims(setup);
        ClaimRelease ofClaims = new ClaimRelease(setup);
        ReconcileLoop<ObjectKey> pods = setup.loop(key -> {
            ofPods.reconcile(key);
            return Result.DONE;
        });
        ReconcileLoop<ObjectKey> claims = setup.loop(key -> {
            ofClaims.reconcile(key);
            return Result.DONE;
        });
        setup.watch(Resources.PODS, pod -> {
            if (pod.spec().hasResourceClaims() || pod.status().hasExtendedResourceClaimStatus()) {
                pods.add(Meta.key(pod.metadata()));
                lookAtClaims(pod, claims);
            }
        });
        Lister<Pod> known = setup.lister(Resources.PODS);
        setup.watch(
                Resources.RESOURCE_CLAIM_TEMPLATES,
                template -> known.list(template.metadata().namespace()).stream()
                        .filter(pod -> names(pod, template.metadata().name()))
                        .forEach(pod -> pods.add(Meta.key(pod.metadata()))));
        setup.watch(Resources.RESOURCE_CLAIMS, claim -> {
            claims.add(Meta.key(claim.metadata()));
            lookAtPods(claim, pods);
        });
    }

    private static boolean names(Pod pod, String template) {
        return pod.spec().resourceClaims().stream()
                .anyMatch(wanted -> wanted.resourceClaimTemplateName().equals(template));
    }

    private static void lookAtClaims(Pod pod, ReconcileLoop<ObjectKey> claims) {
        String namespace = pod.metadata().namespace();
        ClaimUse.names(pod).forEach(name -> claims.add(new ObjectKey(namespace, name)));
    }

    private static void lookAtPods(ResourceClaim claim, ReconcileLoop<ObjectKey> pods) {
        String namespace = claim.metadata().namespace();
        ControllerRefs.controllerOf(claim.metadata())
                .filter(owner -> owner.kind().equals(Pod.KIND))
                .ifPresent(owner -> pods.add(new ObjectKey(namespace, owner.name())));
        for (ResourceClaimConsumerReference consumer : claim.status().reservedFor()) {
            if (consumer.apiGroup().isEmpty() && consumer.resource().equals(PODS)) {
                pods.add(new ObjectKey(namespace, consumer.name()));
            }
        }
    }
}

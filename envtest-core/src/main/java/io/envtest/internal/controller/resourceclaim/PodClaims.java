package io.envtest.internal.controller.resourceclaim;

import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.api.Status;
import io.envtest.internal.controller.pod.Pods;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControlledObjects;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodResourceClaim;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gives a pod the claims that it needs: makes those with a template and, for a pod that has a node already, reserves them. */
final class PodClaims {

    /** Which of the pod's claims a claim was made for. */
    static final String POD_CLAIM_NAME = "resource.kubernetes.io/pod-claim-name";

    private static final String MANAGER = "ResourceClaimController";

    private final Client client;
    private final Lister<Pod> pods;
    private final Lister<ResourceClaim> claims;
    private final Lister<ResourceClaimTemplate> templates;
    private final ControlledObjects<ResourceClaim> made;
    private final EventRecorder events;

    PodClaims(ControllerSetup setup) {
        this.client = setup.client();
        this.pods = setup.lister(Resources.PODS);
        this.claims = setup.lister(Resources.RESOURCE_CLAIMS);
        this.templates = setup.lister(Resources.RESOURCE_CLAIM_TEMPLATES);
        this.made = setup.controlled(Resources.RESOURCE_CLAIMS);
        this.events = setup.events("resource_claim");
    }

    void reconcile(ObjectKey key) {
        Optional<Pod> pod = pods.get(key).filter(Pods::isActive);
        if (pod.isPresent()) {
            make(pod.get());
            if (!pod.get().spec().nodeName().isEmpty()) {
                reserve(pod.get());
            }
        }
    }

    private void make(Pod pod) {
        Map<String, String> fresh = new LinkedHashMap<>();
        try {
            for (PodResourceClaim wanted : pod.spec().resourceClaims()) {
                boolean known = ClaimUse.statusOf(pod, wanted).isPresent();
                if (wanted.hasResourceClaimTemplateName() && !known) {
                    fresh.put(wanted.name(), findOrMake(pod, wanted).metadata().name());
                }
            }
        } finally {
            if (!fresh.isEmpty()) {
                record(pod, fresh);
            }
        }
    }

    private ResourceClaim findOrMake(Pod pod, PodResourceClaim wanted) {
        for (ResourceClaim claim : made.of(pod.metadata())) {
            if (wanted.name().equals(claim.metadata().annotations().get(POD_CLAIM_NAME))) {
                return claim;
            }
        }
        try {
            return client.create(Resources.RESOURCE_CLAIMS, claim(pod, wanted));
        } catch (ApiException e) {
            events.warning(
                    pod, "FailedResourceClaimCreation", "PodResourceClaim " + wanted.name() + ": " + e.getMessage());
            throw e;
        }
    }

    private ResourceClaim claim(Pod pod, PodResourceClaim wanted) {
        ResourceClaimTemplate template = template(pod, wanted.resourceClaimTemplateName());
        ResourceClaim claim =
                Client.empty(Resources.RESOURCE_CLAIMS, pod.metadata().namespace());
        claim.metadata().setGenerateName(ClaimNames.prefix(pod.metadata().name(), wanted.name()));
        if (template.spec().metadata().hasLabels()) {
            claim.metadata().setLabels(template.spec().metadata().labels());
        }
        Map<String, String> annotations =
                new LinkedHashMap<>(template.spec().metadata().annotations());
        annotations.put(POD_CLAIM_NAME, wanted.name());
        claim.metadata().setAnnotations(annotations);
        ControllerRefs.fill(claim.metadata().addOwnerReferences(), Resources.PODS, pod.metadata())
                .setController(true);
        claim.spec().replaceWith(template.spec().spec());
        return claim;
    }

    private ResourceClaimTemplate template(Pod pod, String name) {
        return templates.get(pod.metadata().namespace(), name).orElseThrow(() -> {
            String why = "resource claim template \"" + name + "\": resourceclaimtemplate.resource.k8s.io \"" + name
                    + "\" not found";
            return new ApiException(new Status(404, "NotFound", why, Status.Details.NONE));
        });
    }

    /** Writes into the pod's status which claims were made for it. */
    private void record(Pod pod, Map<String, String> names) {
        Pod applied = Client.empty(Resources.PODS, pod.metadata().namespace());
        applied.metadata().setName(pod.metadata().name()).setUid(pod.metadata().uid());
        Map<String, String> all = new LinkedHashMap<>();
        pod.status().resourceClaimStatuses().forEach(known -> all.put(known.name(), known.resourceClaimName()));
        all.putAll(names);
        all.forEach((name, claim) ->
                applied.status().addResourceClaimStatuses().setName(name).setResourceClaimName(claim));
        client.applyStatus(Resources.PODS, applied, MANAGER);
    }

    /** A pod that came to its node without the scheduler may use what is allocated already. */
    private void reserve(Pod pod) {
        for (String name : ClaimUse.names(pod)) {
            Optional<ResourceClaim> claim = claims.get(pod.metadata().namespace(), name);
            boolean reservable = claim.filter(found -> found.status().hasAllocation()
                            && !Meta.deleting(found.metadata())
                            && !ClaimUse.isReservedFor(found, pod))
                    .isPresent();
            if (reservable) {
                ResourceClaim copy = claims.copy(claim.get());
                ClaimUse.reserve(copy, pod);
                client.updateStatus(Resources.RESOURCE_CLAIMS, copy);
            }
        }
    }
}

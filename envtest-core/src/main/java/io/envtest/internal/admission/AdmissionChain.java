package io.envtest.internal.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The plugins in kube-apiserver's order: first all that change the object, then all that may refuse it. Immutable;
 * thread-safe.
 */
public final class AdmissionChain {

    /**
     * Every plugin of kube-apiserver 1.36 in the order in which it runs them. Policies and webhooks come after the
     * built-in plugins, and quota last, so that it counts what is really written.
     */
    static final List<String> ORDER = List.of(
            "AlwaysAdmit",
            "NamespaceAutoProvision",
            "NamespaceLifecycle",
            "NamespaceExists",
            "LimitPodHardAntiAffinityTopology",
            "LimitRanger",
            "ServiceAccount",
            "NodeRestriction",
            "TaintNodesByCondition",
            "AlwaysPullImages",
            "ImagePolicyWebhook",
            "PodSecurity",
            "PodNodeSelector",
            "Priority",
            "DefaultTolerationSeconds",
            "PodTolerationRestriction",
            "EventRateLimit",
            "ExtendedResourceToleration",
            "DefaultStorageClass",
            "StorageObjectInUseProtection",
            "PodGroupProtection",
            "OwnerReferencesPermissionEnforcement",
            "PersistentVolumeClaimResize",
            "RuntimeClass",
            "CertificateApproval",
            "CertificateSigning",
            "ClusterTrustBundleAttest",
            "CertificateSubjectRestriction",
            "DefaultIngressClass",
            "DenyServiceExternalIPs",
            "PodTopologyLabels",
            "PodGroupWorkloadExists",
            "NodeDeclaredFeatureValidator",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionWebhook",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionWebhook",
            "ResourceQuota",
            "AlwaysDeny");

    private final Map<Operation, List<ReinvokingAdmission>> mutating = new EnumMap<>(Operation.class);
    private final Map<Operation, List<ValidatingAdmission>> validating = new EnumMap<>(Operation.class);

    /**
     * Orders the plugins.
     *
     * @throws IllegalArgumentException for a plugin whose place in the order is not known
     */
    public AdmissionChain(List<? extends AdmissionPlugin> plugins) {
        for (AdmissionPlugin plugin : plugins) {
            if (!ORDER.contains(plugin.name())) {
                throw new IllegalArgumentException(
                        "admission plugin \"" + plugin.name() + "\" has no place in the order");
            }
        }
        List<AdmissionPlugin> inOrder = new ArrayList<>(plugins);
        inOrder.sort(Comparator.comparingInt(plugin -> ORDER.indexOf(plugin.name())));
        for (Operation operation : Operation.values()) {
            mutating.put(operation, new ArrayList<>());
            validating.put(operation, new ArrayList<>());
            for (AdmissionPlugin plugin : inOrder) {
                if (plugin.handles(operation)) {
                    add(operation, plugin);
                }
            }
        }
    }

    private void add(Operation operation, AdmissionPlugin plugin) {
        if (plugin instanceof MutatingAdmission mutator) {
            of(mutating, operation).add((request, reinvocation) -> mutator.admit(request));
        } else if (plugin instanceof ReinvokingAdmission reinvoking) {
            of(mutating, operation).add(reinvoking);
        }
        if (plugin instanceof ValidatingAdmission validator) {
            of(validating, operation).add(validator);
        }
    }

    /**
     * Lets every plugin change the object; the first that refuses ends the request. What users' own rules have changed,
     * all plugins see once more.
     */
    public void mutate(AdmissionRequest request) {
        Reinvocation reinvocation = new Reinvocation();
        do {
            for (ReinvokingAdmission plugin : of(mutating, request.operation())) {
                plugin.admit(request, reinvocation);
            }
        } while (reinvocation.begin());
    }

    private static <T> List<T> of(Map<Operation, List<T>> plugins, Operation operation) {
        return plugins.getOrDefault(operation, List.of());
    }

    /** Asks every plugin; the first that refuses ends the request. */
    public void validate(AdmissionRequest request) {
        for (ValidatingAdmission plugin : of(validating, request.operation())) {
            plugin.validate(request);
        }
    }
}

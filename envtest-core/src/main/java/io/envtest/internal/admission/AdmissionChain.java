package io.envtest.internal.admission;

import java.util.Comparator;
import java.util.List;

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
            "NodeDeclaredFeatureValidator",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionWebhook",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionWebhook",
            "ResourceQuota",
            "AlwaysDeny");

    private final List<AdmissionPlugin> plugins;

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
        this.plugins = plugins.stream()
                .<AdmissionPlugin>map(plugin -> plugin)
                .sorted(Comparator.comparingInt(plugin -> ORDER.indexOf(plugin.name())))
                .toList();
    }

    /**
     * Lets every plugin change the object; the first that refuses ends the request. What users' own rules have changed,
     * all plugins see once more.
     */
    public void mutate(AdmissionRequest request) {
        Reinvocation reinvocation = new Reinvocation();
        do {
            plugins.stream()
                    .filter(plugin -> plugin.handles(request.operation()))
                    .forEach(plugin -> mutate(plugin, request, reinvocation));
        } while (reinvocation.begin());
    }

    private static void mutate(AdmissionPlugin plugin, AdmissionRequest request, Reinvocation reinvocation) {
        if (plugin instanceof MutatingAdmission mutating) {
            mutating.admit(request);
        } else if (plugin instanceof ReinvokingAdmission reinvoking) {
            reinvoking.admit(request, reinvocation);
        }
    }

    /** Asks every plugin; the first that refuses ends the request. */
    public void validate(AdmissionRequest request) {
        for (AdmissionPlugin plugin : plugins) {
            if (plugin instanceof ValidatingAdmission validating && plugin.handles(request.operation())) {
                validating.validate(request);
            }
        }
    }
}

package io.envtest.internal.admission.plugin;

import io.envtest.internal.admission.AdmissionPlugin;
import io.envtest.internal.admission.plugin.certificates.CertificateApproval;
import io.envtest.internal.admission.plugin.certificates.CertificateSigning;
import io.envtest.internal.admission.plugin.certificates.CertificateSubjectRestriction;
import io.envtest.internal.admission.plugin.certificates.ClusterTrustBundleAttest;
import io.envtest.internal.admission.plugin.claimresize.PersistentVolumeClaimResize;
import io.envtest.internal.admission.plugin.defaultingressclass.DefaultIngressClass;
import io.envtest.internal.admission.plugin.defaultstorageclass.DefaultStorageClass;
import io.envtest.internal.admission.plugin.defaulttolerationseconds.DefaultTolerationSeconds;
import io.envtest.internal.admission.plugin.limitranger.LimitRanger;
import io.envtest.internal.admission.plugin.namespacelifecycle.NamespaceLifecycle;
import io.envtest.internal.admission.plugin.noderestriction.NodeRestriction;
import io.envtest.internal.admission.plugin.podgroup.PodGroupProtection;
import io.envtest.internal.admission.plugin.podgroup.PodGroupWorkloadExists;
import io.envtest.internal.admission.plugin.podsecurity.PodSecurity;
import io.envtest.internal.admission.plugin.podtopologylabels.PodTopologyLabels;
import io.envtest.internal.admission.plugin.priority.Priority;
import io.envtest.internal.admission.plugin.resourcequota.QuotaLedger;
import io.envtest.internal.admission.plugin.resourcequota.ResourceQuotaPlugin;
import io.envtest.internal.admission.plugin.runtimeclass.RuntimeClassPlugin;
import io.envtest.internal.admission.plugin.serviceaccount.ServiceAccountPlugin;
import io.envtest.internal.admission.plugin.storageprotection.StorageObjectInUseProtection;
import io.envtest.internal.admission.plugin.taintnodesbycondition.TaintNodesByCondition;
import io.envtest.internal.admission.policy.MutatingPolicies;
import io.envtest.internal.admission.policy.ServedKinds;
import io.envtest.internal.admission.policy.ValidatingPolicies;
import io.envtest.internal.admission.webhook.MutatingWebhooks;
import io.envtest.internal.admission.webhook.ValidatingWebhooks;
import io.envtest.internal.admission.webhook.WebhookParts;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.spi.component.ClusterRandom;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The plugins that are on by default: those of kube-apiserver, and NodeRestriction, which every real cluster turns on. */
public final class DefaultPlugins {

    private DefaultPlugins() {}

    /**
     * New plugins for one cluster.
     *
     * @param objects what they look at
     * @param authorizer who is asked for rights
     * @param random names what they make
     * @param quotas where usage is written
     * @param kinds what is served
     * @param engine compiles the expressions of policies
     * @param webhooks finds and calls webhooks
     * @param features the features that are on
     * @param disabled names of plugins to leave out, for example {@code ServiceAccount}
     * @throws IllegalArgumentException if no plugin has such a name; tells those there are
     */
    public static List<AdmissionPlugin> create(
            ObjectReader objects,
            Authorizer authorizer,
            ClusterRandom random,
            QuotaLedger quotas,
            ServedKinds kinds,
            Supplier<CelEngine> engine,
            WebhookParts webhooks,
            FeatureGates features,
            Set<String> disabled) {
        List<AdmissionPlugin> all = List.of(
                new NamespaceLifecycle(objects),
                new LimitRanger(objects),
                new ServiceAccountPlugin(objects, random),
                new NodeRestriction(objects, authorizer),
                new TaintNodesByCondition(),
                new PodSecurity(objects),
                new Priority(objects, features),
                new DefaultTolerationSeconds(),
                new DefaultStorageClass(objects),
                new StorageObjectInUseProtection(),
                new PersistentVolumeClaimResize(objects),
                new RuntimeClassPlugin(objects),
                new CertificateApproval(authorizer),
                new CertificateSigning(authorizer),
                new ClusterTrustBundleAttest(authorizer),
                new CertificateSubjectRestriction(),
                new DefaultIngressClass(objects),
                new PodTopologyLabels(objects),
                new PodGroupProtection(),
                new PodGroupWorkloadExists(objects),
                new MutatingPolicies(objects, authorizer, kinds, engine),
                new MutatingWebhooks(webhooks),
                new ValidatingPolicies(objects, authorizer, kinds, engine),
                new ValidatingWebhooks(webhooks),
                new ResourceQuotaPlugin(objects, quotas));
        return disabled.isEmpty() ? all : without(disabled, all);
    }

    private static List<AdmissionPlugin> without(Set<String> disabled, List<AdmissionPlugin> all) {
        List<String> known = all.stream().map(AdmissionPlugin::name).sorted().toList();
        disabled.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(
                    "no admission plugin is called " + unknown + ": there are " + String.join(", ", known));
        });
        return all.stream().filter(plugin -> !disabled.contains(plugin.name())).toList();
    }
}

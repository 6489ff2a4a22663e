package io.envtest.internal.assembly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.authn.serviceaccount.AccountTokens;
import io.envtest.internal.controller.certificates.CertificateApprovingController;
import io.envtest.internal.controller.certificates.CertificateCleanerController;
import io.envtest.internal.controller.certificates.CertificateSigner;
import io.envtest.internal.controller.certificates.CertificateSigningController;
import io.envtest.internal.controller.certificates.PodCertificateRequestCleaner;
import io.envtest.internal.controller.clusterrole.ClusterRoleAggregationController;
import io.envtest.internal.controller.cronjob.CronJobController;
import io.envtest.internal.controller.daemonset.DaemonSetController;
import io.envtest.internal.controller.deployment.DeploymentController;
import io.envtest.internal.controller.disruption.DisruptionController;
import io.envtest.internal.controller.endpoint.EndpointSliceController;
import io.envtest.internal.controller.endpoint.EndpointsController;
import io.envtest.internal.controller.endpoint.SliceMirroringController;
import io.envtest.internal.controller.gc.GarbageCollector;
import io.envtest.internal.controller.hpa.AutoscalerController;
import io.envtest.internal.controller.job.JobController;
import io.envtest.internal.controller.lease.ServerIdentity;
import io.envtest.internal.controller.namespace.NamespaceController;
import io.envtest.internal.controller.namespace.SystemNamespaces;
import io.envtest.internal.controller.node.NodeIpamController;
import io.envtest.internal.controller.node.NodeLifecycleController;
import io.envtest.internal.controller.node.PodGarbageCollector;
import io.envtest.internal.controller.node.TaintEvictionController;
import io.envtest.internal.controller.podgroup.PodGroupProtectionController;
import io.envtest.internal.controller.policy.PolicyStatusController;
import io.envtest.internal.controller.quota.QuotaController;
import io.envtest.internal.controller.replicaset.ReplicaSetController;
import io.envtest.internal.controller.replicaset.ReplicationControllerController;
import io.envtest.internal.controller.resourceclaim.DeviceTaintEvictionController;
import io.envtest.internal.controller.resourceclaim.ResourceClaimController;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.serviceaccount.BootstrapSigner;
import io.envtest.internal.controller.serviceaccount.BootstrapTokenCleaner;
import io.envtest.internal.controller.serviceaccount.RootCaPublisher;
import io.envtest.internal.controller.serviceaccount.ServiceAccountController;
import io.envtest.internal.controller.serviceaccount.TokenIssuer;
import io.envtest.internal.controller.serviceaccount.TokenSecretController;
import io.envtest.internal.controller.servicecidr.ServiceCidrController;
import io.envtest.internal.controller.statefulset.StatefulSetController;
import io.envtest.internal.controller.storagemigration.StorageVersionMigrationController;
import io.envtest.internal.controller.ttl.NodeTtlController;
import io.envtest.internal.controller.ttl.TtlAfterFinishedController;
import io.envtest.internal.controller.volume.AttributesClassProtectionController;
import io.envtest.internal.controller.volume.ClaimProtectionController;
import io.envtest.internal.controller.volume.EphemeralVolumeController;
import io.envtest.internal.controller.volume.VolumeBinderController;
import io.envtest.internal.controller.volume.VolumeExpandController;
import io.envtest.internal.controller.volume.VolumeProtectionController;
import io.envtest.internal.feature.Feature;
import io.envtest.internal.pki.CertificateAuthority;
import io.envtest.internal.pki.CertificateKey;
import io.envtest.internal.pki.CertificateTemplate;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.scheduler.Scheduler;
import io.envtest.spi.component.ClusterComponent;
import io.envtest.spi.component.ComponentContext;
import io.envtest.spi.component.ComponentProvider;
import io.envtest.view.resource.v1beta2.DeviceTaintRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** Everything in a full cluster that works through the API: controllers, scheduler, and what is on the class path. */
final class Components {

    private Components() {}

    /**
     * Starts all components that are wanted; each is closed with the cluster.
     *
     * @return their names
     */
    static Set<String> start(
            ClusterSettings settings,
            CertificateAuthority authority,
            AccessControl access,
            Store store,
            ComponentContext context,
            Closing closing) {
        Set<String> names = new LinkedHashSet<>();
        for (ClusterComponent component : wanted(settings, authority, access, store)) {
            closing.add(component);
            component.start(context);
            names.add(component.name());
        }
        return names;
    }

    private static List<ClusterComponent> wanted(
            ClusterSettings settings, CertificateAuthority authority, AccessControl access, Store store) {
        if (settings.apiServerOnly()) {
            return List.of();
        }
        List<ClusterComponent> all = new ArrayList<>(controllers(settings, authority, access, store));
        all.addAll(ofFeatures(store));
        for (ComponentProvider provider :
                ServiceLoader.load(ComponentProvider.class, Components.class.getClassLoader())) {
            all.addAll(provider.components(settings.nodes()));
        }
        known(settings.without(), all);
        all.removeIf(component -> settings.without().contains(component.name()));
        return all;
    }

    private static void known(Set<String> names, List<ClusterComponent> all) {
        List<String> known = all.stream().map(ClusterComponent::name).sorted().toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException(
                    "no component is called " + unknown + ": there are " + String.join(", ", known));
        });
    }

    /** Controllers of kinds that are served only where a feature is on. */
    private static List<ClusterComponent> ofFeatures(Store store) {
        List<ClusterComponent> all = new ArrayList<>();
        if (serves(store, Resources.POD_GROUPS)) {
            all.add(new PodGroupProtectionController());
        }
        if (serves(store, Resources.POD_CERTIFICATE_REQUESTS)) {
            all.add(new PodCertificateRequestCleaner());
        }
        if (serves(store, Resources.STORAGE_VERSION_MIGRATIONS)) {
            all.add(new StorageVersionMigrationController());
        }
        return all;
    }

    private static boolean serves(Store store, Resource<?> resource) {
        GroupVersionResource id = resource.id();
        return store.registry().find(id.group(), id.version(), id.resource()).isPresent();
    }

    /** A controller is a line. */
    private static List<ClusterComponent> controllers(
            ClusterSettings settings, CertificateAuthority authority, AccessControl access, Store store) {
        return List.of(
                new ServerIdentity(),
                new ServiceAccountController(),
                new RootCaPublisher(authority.certificatePem()),
                new TokenSecretController(authority.certificatePem(), legacyTokens(access.accounts())),
                new BootstrapTokenCleaner(),
                new BootstrapSigner(),
                new NamespaceController(),
                new SystemNamespaces(),
                new GarbageCollector(),
                new ServiceCidrController(),
                new NodeTtlController(),
                new NodeIpamController(),
                new NodeLifecycleController(),
                new TaintEvictionController(),
                new PodGarbageCollector(),
                new DeploymentController(),
                new ReplicaSetController(),
                new ReplicationControllerController(),
                new StatefulSetController(),
                new DaemonSetController(),
                new JobController(),
                new CronJobController(),
                new TtlAfterFinishedController(),
                new EndpointsController(),
                new EndpointSliceController(),
                new SliceMirroringController(),
                new DisruptionController(),
                new AutoscalerController(),
                new ClusterRoleAggregationController(),
                new QuotaController(),
                new PolicyStatusController(BuiltInTypes.catalogue(), kind -> published(store, kind), store.cel()),
                new CertificateApprovingController(),
                new CertificateSigningController(signer(authority)),
                new CertificateCleanerController(),
                new VolumeBinderController(),
                new VolumeProtectionController(),
                new VolumeExpandController(),
                new EphemeralVolumeController(),
                new ClaimProtectionController(),
                new AttributesClassProtectionController(),
                new ResourceClaimController(),
                new DeviceTaintEvictionController(taintRules(settings, store)),
                new Scheduler(store.cel(), taintRules(settings, store)));
    }

    private static boolean taintRules(ClusterSettings settings, Store store) {
        return settings.enabled().features().enabled(Feature.DRA_DEVICE_TAINT_RULES)
                && store.registry()
                        .find(DeviceTaintRule.GROUP, DeviceTaintRule.VERSION, "devicetaintrules")
                        .isPresent();
    }

    private static Optional<ObjectNode> published(Store store, GroupVersionKind kind) {
        return store.registry().all().stream()
                .filter(definition -> definition.kind().equals(kind))
                .findFirst()
                .flatMap(definition -> definition.schema().published());
    }

    private static CertificateSigner signer(CertificateAuthority authority) {
        return (request, usages, notBefore, notAfter) -> CertificateKey.pem(authority.sign(
                new CertificateTemplate(request.subject(), request.names(), usages, notBefore, notAfter),
                request.publicKey()));
    }

    private static TokenIssuer legacyTokens(AccountTokens tokens) {
        return (account, secret) -> tokens.legacy(
                account.metadata().namespace(),
                secret.metadata().name(),
                account.metadata().name(),
                account.metadata().uid());
    }
}

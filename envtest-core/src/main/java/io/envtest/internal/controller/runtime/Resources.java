package io.envtest.internal.controller.runtime;

import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.apps.v1.DaemonSet;
import io.envtest.view.apps.v1.Deployment;
import io.envtest.view.apps.v1.ReplicaSet;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.autoscaling.v2.HorizontalPodAutoscaler;
import io.envtest.view.batch.v1.CronJob;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.certificates.v1.CertificateSigningRequest;
import io.envtest.view.certificates.v1beta1.PodCertificateRequest;
import io.envtest.view.coordination.v1.Lease;
import io.envtest.view.core.v1.ConfigMap;
import io.envtest.view.core.v1.Endpoints;
import io.envtest.view.core.v1.Event;
import io.envtest.view.core.v1.Namespace;
import io.envtest.view.core.v1.Node;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.ReplicationController;
import io.envtest.view.core.v1.ResourceQuota;
import io.envtest.view.core.v1.Secret;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceAccount;
import io.envtest.view.discovery.v1.EndpointSlice;
import io.envtest.view.networking.v1.IPAddress;
import io.envtest.view.networking.v1.ServiceCIDR;
import io.envtest.view.policy.v1.PodDisruptionBudget;
import io.envtest.view.rbac.v1.ClusterRole;
import io.envtest.view.resource.v1.DeviceClass;
import io.envtest.view.resource.v1.ResourceClaim;
import io.envtest.view.resource.v1.ResourceClaimTemplate;
import io.envtest.view.resource.v1.ResourceSlice;
import io.envtest.view.resource.v1beta2.DeviceTaintRule;
import io.envtest.view.scheduling.v1.PriorityClass;
import io.envtest.view.scheduling.v1alpha2.PodGroup;
import io.envtest.view.storage.v1.CSIDriver;
import io.envtest.view.storage.v1.CSINode;
import io.envtest.view.storage.v1.CSIStorageCapacity;
import io.envtest.view.storage.v1.StorageClass;
import io.envtest.view.storage.v1.VolumeAttachment;
import io.envtest.view.storage.v1.VolumeAttributesClass;
import io.envtest.view.storagemigration.v1beta1.StorageVersionMigration;

/** The built-in resources that controllers, scheduler and kubelet work with. */
public final class Resources {

    /** Pod objects. */
    public static final Resource<Pod> PODS = Resource.of(Pod.GROUP, Pod.VERSION, "pods", Pod.KIND, Pod::of);

    /** Node objects. */
    public static final Resource<Node> NODES = Resource.of(Node.GROUP, Node.VERSION, "nodes", Node.KIND, Node::of);

    /** Namespace objects. */
    public static final Resource<Namespace> NAMESPACES =
            Resource.of(Namespace.GROUP, Namespace.VERSION, "namespaces", Namespace.KIND, Namespace::of);

    /** Service objects. */
    public static final Resource<Service> SERVICES =
            Resource.of(Service.GROUP, Service.VERSION, "services", Service.KIND, Service::of);

    /** Endpoints objects. */
    public static final Resource<Endpoints> ENDPOINTS =
            Resource.of(Endpoints.GROUP, Endpoints.VERSION, "endpoints", Endpoints.KIND, Endpoints::of);

    /** Event objects. */
    public static final Resource<Event> EVENTS =
            Resource.of(Event.GROUP, Event.VERSION, "events", Event.KIND, Event::of);

    /** Event objects of the newer API, which knows series. */
    public static final Resource<io.envtest.view.events.v1.Event> SERIES_EVENTS = Resource.of(
            io.envtest.view.events.v1.Event.GROUP,
            io.envtest.view.events.v1.Event.VERSION,
            "events",
            io.envtest.view.events.v1.Event.KIND,
            io.envtest.view.events.v1.Event::of);

    /** Secret objects. */
    public static final Resource<Secret> SECRETS =
            Resource.of(Secret.GROUP, Secret.VERSION, "secrets", Secret.KIND, Secret::of);

    /** ConfigMap objects. */
    public static final Resource<ConfigMap> CONFIG_MAPS =
            Resource.of(ConfigMap.GROUP, ConfigMap.VERSION, "configmaps", ConfigMap.KIND, ConfigMap::of);

    /** ServiceAccount objects. */
    public static final Resource<ServiceAccount> SERVICE_ACCOUNTS = Resource.of(
            ServiceAccount.GROUP, ServiceAccount.VERSION, "serviceaccounts", ServiceAccount.KIND, ServiceAccount::of);

    /** PersistentVolume objects. */
    public static final Resource<PersistentVolume> PERSISTENT_VOLUMES = Resource.of(
            PersistentVolume.GROUP,
            PersistentVolume.VERSION,
            "persistentvolumes",
            PersistentVolume.KIND,
            PersistentVolume::of);

    /** PersistentVolumeClaim objects. */
    public static final Resource<PersistentVolumeClaim> PERSISTENT_VOLUME_CLAIMS = Resource.of(
            PersistentVolumeClaim.GROUP,
            PersistentVolumeClaim.VERSION,
            "persistentvolumeclaims",
            PersistentVolumeClaim.KIND,
            PersistentVolumeClaim::of);

    /** ReplicationController objects. */
    public static final Resource<ReplicationController> REPLICATION_CONTROLLERS = Resource.of(
            ReplicationController.GROUP,
            ReplicationController.VERSION,
            "replicationcontrollers",
            ReplicationController.KIND,
            ReplicationController::of);

    /** ResourceQuota objects. */
    public static final Resource<ResourceQuota> RESOURCE_QUOTAS = Resource.of(
            ResourceQuota.GROUP, ResourceQuota.VERSION, "resourcequotas", ResourceQuota.KIND, ResourceQuota::of);

    /** Deployment objects. */
    public static final Resource<Deployment> DEPLOYMENTS =
            Resource.of(Deployment.GROUP, Deployment.VERSION, "deployments", Deployment.KIND, Deployment::of);

    /** ReplicaSet objects. */
    public static final Resource<ReplicaSet> REPLICA_SETS =
            Resource.of(ReplicaSet.GROUP, ReplicaSet.VERSION, "replicasets", ReplicaSet.KIND, ReplicaSet::of);

    /** StatefulSet objects. */
    public static final Resource<StatefulSet> STATEFUL_SETS =
            Resource.of(StatefulSet.GROUP, StatefulSet.VERSION, "statefulsets", StatefulSet.KIND, StatefulSet::of);

    /** DaemonSet objects. */
    public static final Resource<DaemonSet> DAEMON_SETS =
            Resource.of(DaemonSet.GROUP, DaemonSet.VERSION, "daemonsets", DaemonSet.KIND, DaemonSet::of);

    /** ControllerRevision objects. */
    public static final Resource<ControllerRevision> CONTROLLER_REVISIONS = Resource.of(
            ControllerRevision.GROUP,
            ControllerRevision.VERSION,
            "controllerrevisions",
            ControllerRevision.KIND,
            ControllerRevision::of);

    /** Job objects. */
    public static final Resource<Job> JOBS = Resource.of(Job.GROUP, Job.VERSION, "jobs", Job.KIND, Job::of);

    /** CronJob objects. */
    public static final Resource<CronJob> CRON_JOBS =
            Resource.of(CronJob.GROUP, CronJob.VERSION, "cronjobs", CronJob.KIND, CronJob::of);

    /** EndpointSlice objects. */
    public static final Resource<EndpointSlice> ENDPOINT_SLICES = Resource.of(
            EndpointSlice.GROUP, EndpointSlice.VERSION, "endpointslices", EndpointSlice.KIND, EndpointSlice::of);

    /** Lease objects. */
    public static final Resource<Lease> LEASES =
            Resource.of(Lease.GROUP, Lease.VERSION, "leases", Lease.KIND, Lease::of);

    /** StorageClass objects. */
    public static final Resource<StorageClass> STORAGE_CLASSES = Resource.of(
            StorageClass.GROUP, StorageClass.VERSION, "storageclasses", StorageClass.KIND, StorageClass::of);

    /** Ranges of addresses for services. */
    public static final Resource<ServiceCIDR> SERVICE_CIDRS =
            Resource.of(ServiceCIDR.GROUP, ServiceCIDR.VERSION, "servicecidrs", ServiceCIDR.KIND, ServiceCIDR::of);

    /** Addresses that are taken. */
    public static final Resource<IPAddress> IP_ADDRESSES =
            Resource.of(IPAddress.GROUP, IPAddress.VERSION, "ipaddresses", IPAddress.KIND, IPAddress::of);

    /** PodGroup objects; only where they are served. */
    public static final Resource<PodGroup> POD_GROUPS =
            Resource.of(PodGroup.GROUP, PodGroup.VERSION, "podgroups", PodGroup.KIND, PodGroup::of);

    /** PodCertificateRequest objects; only where they are served. */
    public static final Resource<PodCertificateRequest> POD_CERTIFICATE_REQUESTS = Resource.of(
            PodCertificateRequest.GROUP,
            PodCertificateRequest.VERSION,
            "podcertificaterequests",
            PodCertificateRequest.KIND,
            PodCertificateRequest::of);

    /** StorageVersionMigration objects; only where they are served. */
    public static final Resource<StorageVersionMigration> STORAGE_VERSION_MIGRATIONS = Resource.of(
            StorageVersionMigration.GROUP,
            StorageVersionMigration.VERSION,
            "storageversionmigrations",
            StorageVersionMigration.KIND,
            StorageVersionMigration::of);

    /** CustomResourceDefinition objects. */
    public static final Resource<CustomResourceDefinition> CUSTOM_RESOURCE_DEFINITIONS = Resource.of(
            CustomResourceDefinition.GROUP,
            CustomResourceDefinition.VERSION,
            "customresourcedefinitions",
            CustomResourceDefinition.KIND,
            CustomResourceDefinition::of);

    /** VolumeAttributesClass objects. */
    public static final Resource<VolumeAttributesClass> VOLUME_ATTRIBUTES_CLASSES = Resource.of(
            VolumeAttributesClass.GROUP,
            VolumeAttributesClass.VERSION,
            "volumeattributesclasses",
            VolumeAttributesClass.KIND,
            VolumeAttributesClass::of);

    /** CSINode objects. */
    public static final Resource<CSINode> CSI_NODES =
            Resource.of(CSINode.GROUP, CSINode.VERSION, "csinodes", CSINode.KIND, CSINode::of);

    /** CSIDriver objects. */
    public static final Resource<CSIDriver> CSI_DRIVERS =
            Resource.of(CSIDriver.GROUP, CSIDriver.VERSION, "csidrivers", CSIDriver.KIND, CSIDriver::of);

    /** CSIStorageCapacity objects. */
    public static final Resource<CSIStorageCapacity> CSI_STORAGE_CAPACITIES = Resource.of(
            CSIStorageCapacity.GROUP,
            CSIStorageCapacity.VERSION,
            "csistoragecapacities",
            CSIStorageCapacity.KIND,
            CSIStorageCapacity::of);

    /** VolumeAttachment objects. */
    public static final Resource<VolumeAttachment> VOLUME_ATTACHMENTS = Resource.of(
            VolumeAttachment.GROUP,
            VolumeAttachment.VERSION,
            "volumeattachments",
            VolumeAttachment.KIND,
            VolumeAttachment::of);

    /** DeviceClass objects. */
    public static final Resource<DeviceClass> DEVICE_CLASSES =
            Resource.of(DeviceClass.GROUP, DeviceClass.VERSION, "deviceclasses", DeviceClass.KIND, DeviceClass::of);

    /** ResourceClaim objects. */
    public static final Resource<ResourceClaim> RESOURCE_CLAIMS = Resource.of(
            ResourceClaim.GROUP, ResourceClaim.VERSION, "resourceclaims", ResourceClaim.KIND, ResourceClaim::of);

    /** ResourceClaimTemplate objects. */
    public static final Resource<ResourceClaimTemplate> RESOURCE_CLAIM_TEMPLATES = Resource.of(
            ResourceClaimTemplate.GROUP,
            ResourceClaimTemplate.VERSION,
            "resourceclaimtemplates",
            ResourceClaimTemplate.KIND,
            ResourceClaimTemplate::of);

    /** ResourceSlice objects. */
    public static final Resource<ResourceSlice> RESOURCE_SLICES = Resource.of(
            ResourceSlice.GROUP, ResourceSlice.VERSION, "resourceslices", ResourceSlice.KIND, ResourceSlice::of);

    /** DeviceTaintRule objects; served only when asked for. */
    public static final Resource<DeviceTaintRule> DEVICE_TAINT_RULES = Resource.of(
            DeviceTaintRule.GROUP,
            DeviceTaintRule.VERSION,
            "devicetaintrules",
            DeviceTaintRule.KIND,
            DeviceTaintRule::of);

    /** PriorityClass objects. */
    public static final Resource<PriorityClass> PRIORITY_CLASSES = Resource.of(
            PriorityClass.GROUP, PriorityClass.VERSION, "priorityclasses", PriorityClass.KIND, PriorityClass::of);

    /** ClusterRole objects. */
    public static final Resource<ClusterRole> CLUSTER_ROLES =
            Resource.of(ClusterRole.GROUP, ClusterRole.VERSION, "clusterroles", ClusterRole.KIND, ClusterRole::of);

    /** CertificateSigningRequest objects. */
    public static final Resource<CertificateSigningRequest> CERTIFICATE_SIGNING_REQUESTS = Resource.of(
            CertificateSigningRequest.GROUP,
            CertificateSigningRequest.VERSION,
            "certificatesigningrequests",
            CertificateSigningRequest.KIND,
            CertificateSigningRequest::of);

    /** PodDisruptionBudget objects. */
    public static final Resource<PodDisruptionBudget> POD_DISRUPTION_BUDGETS = Resource.of(
            PodDisruptionBudget.GROUP,
            PodDisruptionBudget.VERSION,
            "poddisruptionbudgets",
            PodDisruptionBudget.KIND,
            PodDisruptionBudget::of);

    /** HorizontalPodAutoscaler objects. */
    public static final Resource<HorizontalPodAutoscaler> HORIZONTAL_POD_AUTOSCALERS = Resource.of(
            HorizontalPodAutoscaler.GROUP,
            HorizontalPodAutoscaler.VERSION,
            "horizontalpodautoscalers",
            HorizontalPodAutoscaler.KIND,
            HorizontalPodAutoscaler::of);

    /** ValidatingAdmissionPolicy objects. */
    public static final Resource<ValidatingAdmissionPolicy> VALIDATING_ADMISSION_POLICIES = Resource.of(
            ValidatingAdmissionPolicy.GROUP,
            ValidatingAdmissionPolicy.VERSION,
            "validatingadmissionpolicies",
            ValidatingAdmissionPolicy.KIND,
            ValidatingAdmissionPolicy::of);

    private Resources() {}
}

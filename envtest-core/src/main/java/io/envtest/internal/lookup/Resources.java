package io.envtest.internal.lookup;

import io.envtest.api.GroupVersionResource;

/** The resources that authenticators, authorizers and admission plugins look at. */
public final class Resources {

    /** Namespaces. */
    public static final GroupVersionResource NAMESPACES = core("namespaces");

    /** Service accounts. */
    public static final GroupVersionResource SERVICE_ACCOUNTS = core("serviceaccounts");

    /** Secrets. */
    public static final GroupVersionResource SECRETS = core("secrets");

    /** Pods. */
    public static final GroupVersionResource PODS = core("pods");

    /** Services. */
    public static final GroupVersionResource SERVICES = core("services");

    /** Endpoints of services in the older form. */
    public static final GroupVersionResource ENDPOINTS = core("endpoints");

    /** Endpoints of services. */
    public static final GroupVersionResource ENDPOINT_SLICES =
            new GroupVersionResource("discovery.k8s.io", "v1", "endpointslices");

    /** Nodes. */
    public static final GroupVersionResource NODES = core("nodes");

    /** Limit ranges. */
    public static final GroupVersionResource LIMIT_RANGES = core("limitranges");

    /** Resource quotas. */
    public static final GroupVersionResource RESOURCE_QUOTAS = core("resourcequotas");

    /** Persistent volumes. */
    public static final GroupVersionResource PERSISTENT_VOLUMES = core("persistentvolumes");

    /** Persistent volume claims. */
    public static final GroupVersionResource PERSISTENT_VOLUME_CLAIMS = core("persistentvolumeclaims");

    /** Storage classes. */
    public static final GroupVersionResource STORAGE_CLASSES =
            new GroupVersionResource("storage.k8s.io", "v1", "storageclasses");

    /** Volume attachments. */
    public static final GroupVersionResource VOLUME_ATTACHMENTS =
            new GroupVersionResource("storage.k8s.io", "v1", "volumeattachments");

    /** Ingress classes. */
    public static final GroupVersionResource INGRESS_CLASSES =
            new GroupVersionResource("networking.k8s.io", "v1", "ingressclasses");

    /** Addresses that are taken. */
    public static final GroupVersionResource IP_ADDRESSES =
            new GroupVersionResource("networking.k8s.io", "v1", "ipaddresses");

    /** Ranges of addresses for services. */
    public static final GroupVersionResource SERVICE_CIDRS =
            new GroupVersionResource("networking.k8s.io", "v1", "servicecidrs");

    /** Priority classes. */
    public static final GroupVersionResource PRIORITY_CLASSES =
            new GroupVersionResource("scheduling.k8s.io", "v1", "priorityclasses");

    /** Workloads. */
    public static final GroupVersionResource WORKLOADS =
            new GroupVersionResource("scheduling.k8s.io", "v1alpha2", "workloads");

    /** Runtime classes. */
    public static final GroupVersionResource RUNTIME_CLASSES =
            new GroupVersionResource("node.k8s.io", "v1", "runtimeclasses");

    /** Cluster roles. */
    public static final GroupVersionResource CLUSTER_ROLES = rbac("clusterroles");

    /** Cluster role bindings. */
    public static final GroupVersionResource CLUSTER_ROLE_BINDINGS = rbac("clusterrolebindings");

    /** Roles. */
    public static final GroupVersionResource ROLES = rbac("roles");

    /** Role bindings. */
    public static final GroupVersionResource ROLE_BINDINGS = rbac("rolebindings");

    /** Validating admission policies. */
    public static final GroupVersionResource VALIDATING_ADMISSION_POLICIES =
            registration("validatingadmissionpolicies");

    /** What puts validating admission policies in force. */
    public static final GroupVersionResource VALIDATING_ADMISSION_POLICY_BINDINGS =
            registration("validatingadmissionpolicybindings");

    /** Mutating admission policies. */
    public static final GroupVersionResource MUTATING_ADMISSION_POLICIES = registration("mutatingadmissionpolicies");

    /** What puts mutating admission policies in force. */
    public static final GroupVersionResource MUTATING_ADMISSION_POLICY_BINDINGS =
            registration("mutatingadmissionpolicybindings");

    /** Webhooks that may refuse objects. */
    public static final GroupVersionResource VALIDATING_WEBHOOK_CONFIGURATIONS =
            registration("validatingwebhookconfigurations");

    /** Webhooks that may change objects. */
    public static final GroupVersionResource MUTATING_WEBHOOK_CONFIGURATIONS =
            registration("mutatingwebhookconfigurations");

    private Resources() {}

    private static GroupVersionResource core(String plural) {
        return new GroupVersionResource("", "v1", plural);
    }

    private static GroupVersionResource registration(String plural) {
        return new GroupVersionResource("admissionregistration.k8s.io", "v1", plural);
    }

    private static GroupVersionResource rbac(String plural) {
        return new GroupVersionResource("rbac.authorization.k8s.io", "v1", plural);
    }
}

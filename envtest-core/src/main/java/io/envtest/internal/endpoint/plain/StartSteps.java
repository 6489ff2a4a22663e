package io.envtest.internal.endpoint.plain;

import java.util.List;

/**
 * The steps of a start that kube-apiserver tells of one by one, in its order. Here a start takes them all before the first
 * request is heard.
 */
final class StartSteps {

    private static final String HOOK = "poststarthook/";

    /** Names of their checks. */
    static final List<String> CHECKS = List.of(
            HOOK + "start-apiserver-admission-initializer",
            HOOK + "generic-apiserver-start-informers",
            HOOK + "priority-and-fairness-config-consumer",
            HOOK + "priority-and-fairness-filter",
            HOOK + "storage-object-count-tracker-hook",
            HOOK + "start-apiextensions-informers",
            HOOK + "start-apiextensions-controllers",
            HOOK + "crd-informer-synced",
            HOOK + "start-system-namespaces-controller",
            HOOK + "peer-endpoint-reconciler-controller",
            HOOK + "start-cluster-authentication-info-controller",
            HOOK + "start-kube-apiserver-identity-lease-controller",
            HOOK + "start-kube-apiserver-identity-lease-garbage-collector",
            HOOK + "storage-readiness",
            HOOK + "start-legacy-token-tracking-controller",
            HOOK + "start-service-ip-repair-controllers",
            HOOK + "rbac/bootstrap-roles",
            HOOK + "scheduling/bootstrap-system-priority-classes",
            HOOK + "priority-and-fairness-config-producer",
            HOOK + "bootstrap-controller",
            HOOK + "start-kubernetes-service-cidr-controller",
            HOOK + "aggregator-reload-proxy-client-cert",
            HOOK + "start-kube-aggregator-informers",
            HOOK + "apiservice-status-local-available-controller",
            HOOK + "apiservice-status-remote-available-controller",
            HOOK + "apiservice-registration-controller",
            HOOK + "apiservice-discovery-controller",
            HOOK + "kube-apiserver-autoregistration",
            "autoregister-completion",
            HOOK + "apiservice-openapi-controller",
            HOOK + "apiservice-openapiv3-controller");

    private StartSteps() {}
}

package io.envtest.benchmarks;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A custom resource to be reconciled. */
@Group("bench.example.com")
@Version("v1")
public final class Work extends CustomResource<Work.Spec, Work.Status> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** What is wanted. */
    public static final class Spec {
        /** Goes into the secret that is made of it. */
        public String value = "";
    }

    /** How far it is. */
    public static final class Status {
        /** {@code done} in the end. */
        public String state = "";
    }

    static CustomResourceDefinition definition() {
        return new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName("works.bench.example.com")
                .endMetadata()
                .withNewSpec()
                .withGroup("bench.example.com")
                .withScope("Namespaced")
                .withNewNames()
                .withKind("Work")
                .withPlural("works")
                .withSingular("work")
                .endNames()
                .addNewVersion()
                .withName("v1")
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withNewOpenAPIV3Schema()
                .withType("object")
                .withXKubernetesPreserveUnknownFields(true)
                .endOpenAPIV3Schema()
                .endSchema()
                .withNewSubresources()
                .withNewStatus()
                .endStatus()
                .endSubresources()
                .endVersion()
                .endSpec()
                .build();
    }
}

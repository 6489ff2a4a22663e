package io.envtest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Migrations of what is stored in an older version. */
@KubeTestCluster(featureGates = "StorageVersionMigrator=true", runtimeConfig = "storagemigration.k8s.io/v1beta1=true")
class StorageVersionMigrationTest {

    private static final String VERSION =
            "{name: %s, served: true, storage: %s, schema: {openAPIV3Schema: {type: object}}}";

    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: gears.example.com}
            spec:
              group: example.com
              names: {plural: gears, kind: Gear}
              scope: Cluster
              versions: [%s]
            """;

    private static final String MIGRATION = """
            apiVersion: storagemigration.k8s.io/v1beta1
            kind: StorageVersionMigration
            metadata: {name: %s}
            spec: {resource: {group: %s, resource: %s}}
            """;

    @Test
    void objectsAreWrittenAnewAndTheDefinitionForgetsTheOldVersion(KubernetesClient client, TestCluster cluster) {
        cluster.apply(DEFINITION.formatted(VERSION.formatted("v1", true)));
        cluster.apply("{apiVersion: example.com/v1, kind: Gear, metadata: {name: old}}");
        Resource<GenericKubernetesResource> gear =
                client.genericKubernetesResources("example.com/v1", "Gear").withName("old");
        String before = gear.get().getMetadata().getResourceVersion();
        cluster.apply(DEFINITION.formatted(VERSION.formatted("v1", false) + "," + VERSION.formatted("v2", true)));

        cluster.apply(MIGRATION.formatted("gears", "example.com", "gears"));

        await(client, "gears", "Succeeded");
        assertThat(gear.get().getMetadata().getResourceVersion()).isNotEqualTo(before);
        CustomResourceDefinition definition = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName("gears.example.com")
                .get();
        assertThat(definition.getStatus().getStoredVersions()).containsExactly("v2");
    }

    @Test
    void whatCannotBeListedFails(KubernetesClient client, TestCluster cluster) {
        cluster.apply(MIGRATION.formatted("reviews", "authentication.k8s.io", "tokenreviews"));
        await(client, "reviews", "Failed");
    }

    private static void await(KubernetesClient client, String migration, String condition) {
        client.genericKubernetesResources("storagemigration.k8s.io/v1beta1", "StorageVersionMigration")
                .withName(migration)
                .waitUntilCondition(found -> ended(found, condition), 60, TimeUnit.SECONDS);
    }

    private static boolean ended(GenericKubernetesResource migration, String condition) {
        String conditions = String.valueOf(migration.<Object>get("status"));
        return conditions.contains("MigrationCompleted") && conditions.contains("type=" + condition);
    }
}

package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.GroupVersionResource;

/** ConfigMaps with one datum and maybe a label. */
public final class TestObjects {

    /** Where they are kept. */
    public static final ResourceArea CONFIG_MAPS = new ResourceArea(
            new GroupVersionResource("", "v1", "configmaps"),
            new GroupVersionKind("", "v1", "ConfigMap"),
            "/registry/configmaps/",
            true);

    /** A cluster-scoped resource of a group. */
    public static final ResourceArea CLUSTER_ROLES = new ResourceArea(
            new GroupVersionResource("rbac.authorization.k8s.io", "v1", "clusterroles"),
            new GroupVersionKind("rbac.authorization.k8s.io", "v1", "ClusterRole"),
            "/registry/clusterroles/",
            false);

    private static final ObjectIndexer INDEXER = new MetadataIndexer();

    private TestObjects() {}

    /** The key of {@code namespace/name}, or of a name alone. */
    public static StoreKey key(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? new StoreKey("", path) : new StoreKey(path.substring(0, slash), path.substring(slash + 1));
    }

    /** An object with a datum. */
    public static NewObject object(String path, String x) {
        return object(path, x, "");
    }

    /** An object with a datum and a value for the label {@code l}. */
    public static NewObject object(String path, String x, String label) {
        StoreKey key = key(path);
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "ConfigMap").put("apiVersion", "v1");
        ObjectNode metadata = tree.putObject("metadata").put("name", key.name());
        if (!key.namespace().isEmpty()) {
            metadata.put("namespace", key.namespace());
        }
        metadata.put("uid", "uid-" + path);
        if (!label.isEmpty()) {
            metadata.putObject("labels").put("l", label);
        }
        tree.putObject("data").put("x", x);
        return new NewObject(tree, INDEXER.index(tree));
    }
}

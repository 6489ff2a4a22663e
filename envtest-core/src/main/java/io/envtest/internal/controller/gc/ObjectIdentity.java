package io.envtest.internal.controller.gc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.OwnerReference;

/**
 * Which object a node of the graph stands for, as its own metadata or a reference to it says.
 *
 * @param namespace empty for cluster-scoped objects
 */
record ObjectIdentity(String apiVersion, String kind, String namespace, String name, String uid) {

    static ObjectIdentity of(ObjectNode object) {
        ObjectMeta metadata = Meta.of(object);
        return new ObjectIdentity(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                metadata.namespace(),
                metadata.name(),
                metadata.uid());
    }

    /** The owner that a reference speaks of, seen from an object of this namespace. */
    static ObjectIdentity of(OwnerRef reference, String namespace) {
        return new ObjectIdentity(
                reference.apiVersion(), reference.kind(), namespace, reference.name(), reference.uid());
    }

    /** Whether a reference from an object of this namespace speaks of exactly this object. */
    boolean isMeantBy(OwnerRef reference, String from) {
        return reference.uid().equals(uid)
                && reference.apiVersion().equals(apiVersion)
                && reference.kind().equals(kind)
                && reference.name().equals(name)
                && (namespace.isEmpty() || namespace.equals(from));
    }

    @Override
    public String toString() {
        return "[" + apiVersion + "/" + kind + ", namespace: " + namespace + ", name: " + name + ", uid: " + uid + "]";
    }

    /** What an owner reference says. */
    record OwnerRef(String apiVersion, String kind, String name, String uid, boolean blockOwnerDeletion) {

        static OwnerRef of(OwnerReference reference) {
            return new OwnerRef(
                    reference.apiVersion(),
                    reference.kind(),
                    reference.name(),
                    reference.uid(),
                    reference.blockOwnerDeletion());
        }
    }
}

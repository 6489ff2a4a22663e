package io.envtest.internal.registry.node;

import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.core.PodFeatures;
import org.jspecify.annotations.Nullable;

/** The kinds of the group node.k8s.io. */
public final class NodeKinds {

    private NodeKinds() {}

    /** What is declared about a kind where these features are on; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind, FeatureGates features) {
        return kind.equals("RuntimeClass") ? RuntimeClassKind.declare(new PodFeatures(features)) : null;
    }
}

package io.envtest.internal.feature;

import io.envtest.internal.schema.catalogue.ResourceType;

/**
 * What is switched on. Immutable.
 *
 * @param versions group-versions that are served
 * @param features features that are on
 */
public record EnabledApis(RuntimeConfig versions, FeatureGates features) {

    /** What a server does without flags. */
    public static final EnabledApis DEFAULT = new EnabledApis(RuntimeConfig.DEFAULT, FeatureGates.DEFAULT);

    /** Whether nothing was switched: asked by every start, which a record's equality would make slower. */
    public boolean isDefault() {
        return versions == RuntimeConfig.DEFAULT && features == FeatureGates.DEFAULT;
    }

    /** Whether a resource is served: its version must be, and the feature it belongs to be on. */
    public boolean serves(ResourceType type) {
        return versions.serves(type)
                && Feature.ofResource(type.plural(), type.group())
                        .map(features::enabled)
                        .orElse(true);
    }
}

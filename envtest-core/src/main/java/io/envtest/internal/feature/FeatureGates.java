package io.envtest.internal.feature;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The features that are on. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/">Feature gates</a>
 */
public final class FeatureGates {

    /** What is on by default: none of those that can be switched. */
    public static final FeatureGates DEFAULT = new FeatureGates(EnumSet.noneOf(Feature.class), "");

    private static final String ALL_ALPHA = "AllAlpha";
    private static final String ALL_BETA = "AllBeta";

    private final Set<Feature> on;
    private final String given;

    private FeatureGates(Set<Feature> on, String given) {
        this.given = given;
        this.on = Collections.unmodifiableSet(on);
    }

    /**
     * Reads settings as {@code --feature-gates} takes them.
     *
     * @param settings each {@code NAME=true} or {@code NAME=false}; {@code AllAlpha} and {@code AllBeta} stand for all that are
     *     not named themselves
     * @throws IllegalArgumentException if there is no such gate, something that is seen would have to change with it and
     *     does not, or its value is neither true nor false; tells the gates that can be switched
     */
    public static FeatureGates of(List<String> settings) {
        if (settings.isEmpty()) {
            return DEFAULT;
        }
        Set<Feature> on = EnumSet.noneOf(Feature.class);
        List<Switch> switches = settings.stream()
                .map(text -> Switch.parse("feature gate", text))
                .toList();
        switches.stream()
                .filter(FeatureGates::isStage)
                .forEach(all -> ofStage(all).forEach(set(on, all.on())));
        KnownGates known = KnownGates.read();
        for (Switch one : switches) {
            Optional<Feature> feature = Feature.ofGate(one.name());
            feature.ifPresent(set(on, one.on()));
            if (feature.isEmpty() && !isStage(one) && !known.isHarmless(one)) {
                throw refused(one, known);
            }
        }
        return new FeatureGates(
                on,
                switches.stream().map(one -> ":" + one.name() + "=" + one.on()).collect(Collectors.joining(",")));
    }

    /** Whether the feature of a gate is on; false if there is none. */
    public boolean enabled(String gate) {
        return Feature.ofGate(gate).map(this::enabled).orElse(false);
    }

    /** The settings as they were given, as kube-apiserver shows them in {@code /flagz}. */
    public String given() {
        return given;
    }

    /** Whether the feature is on. */
    public boolean enabled(Feature feature) {
        return on.contains(feature);
    }

    private static boolean isStage(Switch one) {
        return one.name().equals(ALL_ALPHA) || one.name().equals(ALL_BETA);
    }

    private static List<Feature> ofStage(Switch all) {
        Stage stage = all.name().equals(ALL_ALPHA) ? Stage.ALPHA : Stage.BETA;
        return Arrays.stream(Feature.values())
                .filter(feature -> feature.stage() == stage)
                .toList();
    }

    private static Consumer<Feature> set(Set<Feature> features, boolean value) {
        return value ? features::add : features::remove;
    }

    private static IllegalArgumentException refused(Switch one, KnownGates known) {
        if (!known.has(one.name())) {
            return new IllegalArgumentException(
                    "feature gate \"" + one.name() + "\": there is none in Kubernetes 1.36");
        }
        String features = Arrays.stream(Feature.values()).map(Feature::gate).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "feature gate \"" + one.name() + "\" cannot be switched here: there are " + ALL_ALPHA + ", " + ALL_BETA
                        + ", " + features + "; every other feature is as it is by default in Kubernetes 1.36");
    }
}

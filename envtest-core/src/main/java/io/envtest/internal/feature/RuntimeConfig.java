package io.envtest.internal.feature;

import io.envtest.internal.schema.catalogue.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which group-versions are served. Immutable.
 *
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/">{@code
 *     --runtime-config}</a>
 */
public final class RuntimeConfig {

    /** Those that a server serves by default. */
    public static final RuntimeConfig DEFAULT = new RuntimeConfig(Map.of());

    private static final String ALL = "api/all";
    private static final Map<Stage, String> STAGES =
            Map.of(Stage.ALPHA, "api/alpha", Stage.BETA, "api/beta", Stage.GA, "api/ga");

    /** Kubernetes' own server does not start, or never becomes ready, without these. */
    private static final Set<String> REQUIRED = Set.of("v1", "apiextensions.k8s.io/v1", "apiregistration.k8s.io/v1");

    private final Map<String, Boolean> settings;

    private RuntimeConfig(Map<String, Boolean> settings) {
        this.settings = settings;
    }

    /**
     * Reads settings as {@code --runtime-config} takes them.
     *
     * @param settings each {@code GROUP/VERSION=true} or {@code =false}, or {@code api/all}, {@code api/ga}, {@code api/beta},
     *     {@code api/alpha} for all versions of a kind that are not named themselves
     * @param known resources that can be served
     * @throws IllegalArgumentException if there is no such group-version, the value is neither true nor false, or what every
     *     server needs is switched off
     */
    public static RuntimeConfig of(List<String> settings, Collection<ResourceType> known) {
        if (settings.isEmpty()) {
            return DEFAULT;
        }
        Map<String, Boolean> read = new LinkedHashMap<>();
        for (String text : settings) {
            Switch one = Switch.parse("runtime config", text);
            read.put(one.name(), one.on());
        }
        Set<String> names = new TreeSet<>(STAGES.values());
        names.add(ALL);
        known.forEach(type -> names.add(type.apiVersion()));
        List<String> unknown = new ArrayList<>(read.keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("runtime config \"" + unknown.get(0)
                    + "\" names nothing that could be served: there are " + String.join(", ", names));
        }
        RuntimeConfig config = new RuntimeConfig(read);
        known.stream()
                .filter(type -> REQUIRED.contains(type.apiVersion()) && !config.serves(type))
                .findFirst()
                .ifPresent(type -> {
                    throw new IllegalArgumentException("runtime config " + settings + " switches off "
                            + type.apiVersion() + ", without which no API server starts");
                });
        return config;
    }

    /** The settings as they were given, as kube-apiserver shows them in {@code /flagz}. */
    public String given() {
        return settings.entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** Whether a group-version is served; the more exact setting wins. */
    boolean serves(ResourceType type) {
        Boolean byVersion = settings.get(type.apiVersion());
        if (byVersion != null) {
            return byVersion;
        }
        Boolean byStage = settings.get(STAGES.get(Stage.ofVersion(type.version())));
        return byStage != null ? byStage : settings.getOrDefault(ALL, type.servedByDefault());
    }
}

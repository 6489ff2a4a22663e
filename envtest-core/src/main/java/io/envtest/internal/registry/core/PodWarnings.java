package io.envtest.internal.registry.core;

import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.Affinity;
import io.envtest.view.core.v1.LocalObjectReference;
import io.envtest.view.core.v1.NodeSelectorRequirement;
import io.envtest.view.core.v1.NodeSelectorTerm;
import io.envtest.view.core.v1.PersistentVolumeClaimSpec;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodAffinityTerm;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.core.v1.TopologySpreadConstraint;
import io.envtest.view.core.v1.WeightedPodAffinityTerm;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Warnings about pods that use what is deprecated or does not do what it seems to. */
public final class PodWarnings {

    private static final Map<String, String> LABELS = Map.of(
            "beta.kubernetes.io/arch", "deprecated since v1.14; use \"kubernetes.io/arch\" instead",
            "beta.kubernetes.io/os", "deprecated since v1.14; use \"kubernetes.io/os\" instead",
            "failure-domain.beta.kubernetes.io/region",
                    "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead",
            "failure-domain.beta.kubernetes.io/zone",
                    "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
            "beta.kubernetes.io/instance-type",
                    "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead");
    private static final String NO_SELECTOR = ": a null labelSelector results in matching no pod";

    private final PodSpec spec;
    private final ObjectMeta metadata;
    private final FieldPath metadataPath;
    private final List<String> warnings = new ArrayList<>();

    private PodWarnings(PodSpec spec, ObjectMeta metadata, FieldPath metadataPath) {
        this.spec = spec;
        this.metadata = metadata;
        this.metadataPath = metadataPath;
    }

    /** About a pod. */
    static List<String> of(Pod pod) {
        List<String> warnings = new ArrayList<>(ofName(pod.metadata().name(), "this is used in the Pod's hostname"));
        warnings.addAll(new PodWarnings(pod.spec(), pod.metadata(), pod.path("metadata")).all());
        return warnings;
    }

    /** About the pods that will be made from a template. */
    public static List<String> ofTemplate(PodTemplateSpec template) {
        return new PodWarnings(template.spec(), template.metadata(), template.path("metadata")).all();
    }

    /** About a name that becomes a part of the names of pods. */
    public static List<String> ofName(String name) {
        return ofName(name, "this is used in Pod names and hostnames");
    }

    private static List<String> ofName(String name, String use) {
        List<String> wrong = Formats.DNS_LABEL.wrong(name);
        return wrong.isEmpty()
                ? List.of()
                : List.of("metadata.name: " + use
                        + ", which can result in surprising behavior; a DNS label is recommended: ["
                        + String.join(" ", wrong) + "]");
    }

    /** About a claim; the place need not be that of its spec. */
    public static List<String> ofClaim(FieldPath place, PersistentVolumeClaimSpec claim) {
        List<String> warnings = new ArrayList<>();
        VolumeWarnings.claim(warnings, place, claim);
        return warnings;
    }

    private List<String> all() {
        new TreeMap<>(spec.nodeSelector())
                .keySet()
                .forEach(label -> deprecated(spec.path("nodeSelector").key(label) + ": ", label));
        affinity(spec.affinity());
        for (TopologySpreadConstraint constraint : spec.topologySpreadConstraints()) {
            String key = constraint.topologyKey();
            deprecated(constraint.path("topologyKey") + ": " + key + " is ", key);
            selector(constraint.labelSelector());
        }
        warnings.addAll(AnnotationWarnings.of(metadataPath, metadata, spec));
        spec.volumes().forEach(volume -> VolumeWarnings.add(warnings, volume));
        spec.volumes().forEach(volume -> PathWarnings.add(warnings, volume));
        hostAliases();
        pullSecrets();
        new ContainerWarnings(warnings, spec).all();
        grace();
        podAffinity();
        addresses();
        return warnings;
    }

    private void grace() {
        if (spec.terminationGracePeriodSeconds() < 0) {
            warnings.add(spec.path("terminationGracePeriodSeconds")
                    + ": must be >= 0; negative values are invalid and will be treated as 1");
        }
    }

    private void addresses() {
        List<String> servers = spec.dnsConfig().nameservers();
        for (int i = 0; i < servers.size(); i++) {
            AddressWarnings.ip(
                    warnings::add, spec.dnsConfig().path("nameservers").index(i), servers.get(i));
        }
        spec.hostAliases().forEach(alias -> AddressWarnings.ip(warnings::add, alias.path("ip"), alias.ip()));
    }

    private void deprecated(String begin, String label) {
        String words = LABELS.get(label);
        if (words != null) {
            warnings.add(begin + words);
        }
    }

    private void affinity(Affinity affinity) {
        affinity.nodeAffinity()
                .requiredDuringSchedulingIgnoredDuringExecution()
                .nodeSelectorTerms()
                .forEach(this::term);
        affinity.nodeAffinity()
                .preferredDuringSchedulingIgnoredDuringExecution()
                .forEach(term -> {
                    term(term.preference());
                    term.preference().matchExpressions().forEach(this::values);
                });
    }

    private void term(NodeSelectorTerm term) {
        term.matchExpressions().forEach(e -> deprecated(e.path("key") + ": " + e.key() + " is ", e.key()));
    }

    /** Values of what is only preferred need not be labels' values. */
    private void values(NodeSelectorRequirement requirement) {
        for (int i = 0; i < requirement.values().size(); i++) {
            String place = requirement.path("values").index(i) + ": "
                    + requirement.values().get(i) + " is invalid, ";
            Formats.LABEL_VALUE.wrong(requirement.values().get(i)).forEach(wrong -> warnings.add(place + wrong));
        }
    }

    private void selector(View labelSelector) {
        if (!labelSelector.present()) {
            warnings.add(labelSelector.path() + NO_SELECTOR);
        }
    }

    private void hostAliases() {
        Set<String> seen = new HashSet<>();
        spec.hostAliases().stream()
                .filter(alias -> !seen.add(alias.ip()))
                .forEach(alias -> warnings.add(alias.path("ip") + ": duplicate ip \"" + alias.ip() + "\""));
    }

    private void pullSecrets() {
        Set<String> seen = new HashSet<>();
        for (LocalObjectReference secret : spec.imagePullSecrets()) {
            if (!seen.add(secret.name())) {
                warnings.add(secret.path("name") + ": duplicate name \"" + secret.name() + "\"");
            }
        }
        for (LocalObjectReference secret : spec.imagePullSecrets()) {
            if (secret.name().isEmpty()) {
                warnings.add(secret.path("name") + ": invalid empty name \"\"");
            }
        }
    }

    private void podAffinity() {
        Affinity affinity = spec.affinity();
        List<PodAffinityTerm> terms = new ArrayList<>();
        terms.addAll(affinity.podAffinity().requiredDuringSchedulingIgnoredDuringExecution());
        affinity.podAffinity().preferredDuringSchedulingIgnoredDuringExecution().stream()
                .map(WeightedPodAffinityTerm::podAffinityTerm)
                .forEach(terms::add);
        terms.addAll(affinity.podAntiAffinity().requiredDuringSchedulingIgnoredDuringExecution());
        affinity.podAntiAffinity().preferredDuringSchedulingIgnoredDuringExecution().stream()
                .map(WeightedPodAffinityTerm::podAffinityTerm)
                .forEach(terms::add);
        terms.forEach(term -> selector(term.labelSelector()));
    }
}

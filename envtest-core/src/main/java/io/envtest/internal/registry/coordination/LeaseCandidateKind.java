package io.envtest.internal.registry.coordination;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.internal.registry.rule.SemanticVersion;
import io.envtest.view.FieldPath;
import io.envtest.view.coordination.v1beta1.LeaseCandidate;
import io.envtest.view.coordination.v1beta1.LeaseCandidateSpec;
import java.util.List;
import java.util.Optional;

/**
 * LeaseCandidate: somebody who would like to hold a lease.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/coordinated-leader-election/">Coordinated leader
 *     election</a>
 */
final class LeaseCandidateKind extends KindStrategy<LeaseCandidate> {

    private static final String OLDEST = "OldestEmulationVersion";

    private LeaseCandidateKind() {
        super(
                LeaseCandidate::of,
                Trait.ALLOWS_CREATE_ON_UPDATE,
                Trait.FORBIDS_UNCONDITIONAL_UPDATE,
                Trait.TAKES_ANY_FINALIZER);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("coordination.k8s.io", "LeaseCandidate")
                .strategy(new LeaseCandidateKind())
                .columns(LeaseCandidateKind::columns)
                .storageVersion("v1beta1")
                .deprecated("v1alpha2", 35, 38)
                .deprecated("v1beta1", 36, 39)
                .build();
    }

    @Override
    public NameRule nameRule() {
        return (name, prefix) -> Formats.CONFIG_KEY.wrong(name);
    }

    @Override
    protected void validate(StrategyContext context, LeaseCandidate candidate, FieldErrors errors) {
        metadata(context, candidate, errors);
        spec(errors, candidate.spec());
    }

    @Override
    protected void validate(StrategyContext context, LeaseCandidate candidate, LeaseCandidate old, FieldErrors errors) {
        metadata(candidate, old, errors);
        spec(errors, candidate.spec());
        Rules.immutable(
                errors,
                candidate.spec().path("leaseName"),
                candidate.spec().leaseName(),
                old.spec().leaseName());
    }

    private static void spec(FieldErrors errors, LeaseCandidateSpec spec) {
        Rules.required(errors, spec.path("leaseName"), spec.leaseName());
        Optional<SemanticVersion> emulated =
                spec.emulationVersion().isEmpty() ? Optional.empty() : emulated(errors, spec);
        if (Rules.required(errors, spec.path("binaryVersion"), spec.binaryVersion())) {
            binary(errors, spec, emulated);
        }
        if (spec.strategy().equals(OLDEST) && emulated.isEmpty()) {
            errors.required(spec.path("emulationVersion"), "must be specified when `strategy` is '" + OLDEST + "'");
        }
        if (Rules.required(errors, spec.path("strategy"), spec.strategy())) {
            strategy(errors, spec.path("strategy"), spec.strategy());
        }
    }

    private static Optional<SemanticVersion> emulated(FieldErrors errors, LeaseCandidateSpec spec) {
        return version(errors, spec, "emulationVersion", spec.emulationVersion());
    }

    private static void binary(FieldErrors errors, LeaseCandidateSpec spec, Optional<SemanticVersion> emulated) {
        SemanticVersion binary =
                version(errors, spec, "binaryVersion", spec.binaryVersion()).orElse(SemanticVersion.ZERO);
        if (emulated.filter(version -> binary.compareTo(version) < 0).isPresent()) {
            errors.invalid(
                    spec.path("binaryVersion"),
                    spec.binaryVersion(),
                    "must be greater than or equal to `emulationVersion`");
        }
    }

    private static Optional<SemanticVersion> version(
            FieldErrors errors, LeaseCandidateSpec spec, String field, String text) {
        Optional<SemanticVersion> version = SemanticVersion.parse(text);
        if (version.isEmpty()) {
            errors.invalid(spec.path(field), text, "must be a valid semantic version");
        }
        return version;
    }

    /** One of the known ones, or somebody's own with a domain in front; the path names it twice, as the real one does. */
    static void strategy(FieldErrors errors, FieldPath path, String strategy) {
        FieldPath twice = path.child("strategy");
        if (strategy.indexOf('/') >= 0) {
            Rules.format(errors, twice, strategy, Formats.QUALIFIED_NAME);
        } else {
            Rules.oneOf(errors, twice, strategy, List.of(OLDEST));
        }
    }

    private static Columns<LeaseCandidate> columns() {
        return Columns.of("io.k8s.api.coordination.v1alpha2", LeaseCandidate::of)
                .name()
                .text(
                        "LeaseName",
                        doc("LeaseCandidateSpec", "leaseName"),
                        each -> each.spec().leaseName())
                .text("BinaryVersion", "", each -> each.spec().binaryVersion())
                .text("EmulationVersion", "", each -> each.spec().emulationVersion())
                .age();
    }
}

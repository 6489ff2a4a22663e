package io.envtest.internal.controller.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.schema.catalogue.TypeCatalogue;
import io.envtest.internal.schema.cel.CelSchema;
import io.envtest.internal.schema.structural.StructuralSchema;
import io.envtest.spi.component.Discovery;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.admissionregistration.v1.NamedRuleWithOperations;
import io.envtest.view.admissionregistration.v1.ValidatingAdmissionPolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which kinds a policy matches by name; wildcards match too many to check. */
final class PolicyTypes {

    private static final int MOST = 10;
    private static final Comparator<GroupVersionKind> ORDER = Comparator.comparing(GroupVersionKind::group)
            .thenComparing(GroupVersionKind::version)
            .thenComparing(GroupVersionKind::kind);

    private final TypeCatalogue catalogue;
    private final Discovery discovery;
    private final Function<GroupVersionKind, Optional<ObjectNode>> published;

    PolicyTypes(
            TypeCatalogue catalogue, Discovery discovery, Function<GroupVersionKind, Optional<ObjectNode>> published) {
        this.catalogue = catalogue;
        this.discovery = discovery;
        this.published = published;
    }

    /** The kinds, at most ten. */
    List<GroupVersionKind> matched(ValidatingAdmissionPolicy policy) {
        return policy.spec().matchConstraints().resourceRules().stream()
                .flatMap(this::kinds)
                .distinct()
                .sorted(ORDER)
                .limit(MOST)
                .toList();
    }

    private Stream<GroupVersionKind> kinds(NamedRuleWithOperations rule) {
        return discovery.resources().stream()
                .filter(served -> rule.apiGroups().contains(served.resource().group()))
                .filter(served -> rule.apiVersions().contains(served.resource().version()))
                .filter(served -> rule.resources().contains(served.resource().resource()))
                .map(PolicyTypes::kind);
    }

    private static GroupVersionKind kind(ServedResource served) {
        return new GroupVersionKind(served.resource().group(), served.resource().version(), served.kind());
    }

    /** The schema of a kind. */
    Optional<CelSchema> schema(GroupVersionKind kind) {
        Optional<CelSchema> builtIn =
                catalogue.objectType(kind.group(), kind.version(), kind.kind()).map(TypeSchema::of);
        return builtIn.isPresent() ? builtIn : published.apply(kind).map(StructuralSchema::of);
    }

    /** The schema of a policy's parameters. */
    Optional<CelSchema> params(ValidatingAdmissionPolicy policy) {
        return policy.spec().hasParamKind()
                ? schema(GroupVersionKind.of(
                        policy.spec().paramKind().apiVersion(),
                        policy.spec().paramKind().kind()))
                : Optional.empty();
    }
}

package io.envtest.internal.registry.networking;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.networking.v1.IPAddress;
import io.envtest.view.networking.v1.ParentReference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * IPAddress: an address that is taken, and by whom.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/networking-resources/ip-address-v1/">IPAddress</a>
 */
final class IPAddressKind extends KindStrategy<IPAddress> {

    private IPAddressKind() {
        super(IPAddress::of, Trait.KEEPS_GENERATE_NAME);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("networking.k8s.io", "IPAddress")
                .strategy(new IPAddressKind())
                .columns(IPAddressKind::columns)
                .deprecated("v1beta1", 34, 37)
                .build();
    }

    private static Columns<IPAddress> columns() {
        return Columns.of("io.k8s.api.networking.v1", IPAddress::of)
                .name()
                .text("ParentRef", doc("IPAddressSpec", "parentRef"), IPAddressKind::parentText)
                .ageWithoutHeading();
    }

    /** Group, resource, namespace and name of the parent, as far as they are given. */
    private static String parentText(IPAddress address) {
        ParentReference parent = address.spec().parentRef();
        return Stream.of(parent.group(), parent.resource(), parent.namespace(), parent.name())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    @Override
    public NameRule nameRule() {
        return (name, prefix) -> wrong(name);
    }

    private static List<String> wrong(String name) {
        FieldErrors found = new FieldErrors();
        AddressRules.canonicalIp(found, FieldPath.root("metadata", "name"), name);
        return found.list().stream().map(FieldError::detail).toList();
    }

    @Override
    protected void validate(StrategyContext context, IPAddress address, FieldErrors errors) {
        metadata(context, address, errors);
        parent(errors, address.spec().parentRef());
    }

    private static void parent(FieldErrors errors, ParentReference parent) {
        if (!Rules.required(errors, parent, "")) {
            return;
        }
        Rules.optionalFormat(errors, parent.path("group"), parent.group(), Formats.DNS_SUBDOMAIN);
        Rules.requiredFormat(errors, parent.path("resource"), parent.resource(), Formats.PATH_SEGMENT);
        Rules.requiredFormat(errors, parent.path("name"), parent.name(), Formats.PATH_SEGMENT);
        Rules.optionalFormat(errors, parent.path("namespace"), parent.namespace(), Formats.PATH_SEGMENT);
    }

    @Override
    protected void validate(StrategyContext context, IPAddress address, IPAddress old, FieldErrors errors) {
        validate(context, address, errors);
        metadata(address, old, errors);
        Rules.immutable(errors, address.spec().parentRef(), old.spec().parentRef());
    }
}

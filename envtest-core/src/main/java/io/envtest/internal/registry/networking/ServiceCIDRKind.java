package io.envtest.internal.registry.networking;

import static io.envtest.internal.registry.column.Columns.doc;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Cidr;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.Fields;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.networking.v1.ServiceCIDR;
import io.envtest.view.networking.v1.ServiceCIDRSpec;
import java.util.List;
import java.util.Optional;

/**
 * ServiceCIDR: addresses that services are given.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/networking-resources/service-cidr-v1/">ServiceCIDR</a>
 */
final class ServiceCIDRKind {

    private static final int FAMILIES = 2;

    private ServiceCIDRKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("networking.k8s.io", "ServiceCIDR")
                .strategy(new Main())
                .status(new Status())
                .columns(ServiceCIDRKind::columns)
                .deprecated("v1beta1", 34, 37)
                .subresourceResetFields("status", "spec", "metadata")
                .build();
    }

    private static Columns<ServiceCIDR> columns() {
        return Columns.of("io.k8s.api.networking.v1", ServiceCIDR::of)
                .name()
                .text(
                        "CIDRs",
                        doc("ServiceCIDRSpec", "cidrs"),
                        each -> Cells.join(each.spec().cidrs()))
                .age();
    }

    private static void spec(FieldErrors errors, ServiceCIDRSpec spec) {
        List<String> blocks = spec.cidrs();
        FieldPath path = spec.path("cidrs");
        if (!Rules.required(errors, path, blocks, "at least one CIDR required")) {
            return;
        }
        if (blocks.size() > FAMILIES) {
            errors.invalid(path, GoValue.byValue(spec), "may only hold up to 2 values");
            return;
        }
        int before = errors.size();
        for (int i = 0; i < blocks.size(); i++) {
            AddressRules.canonicalCidr(errors, path.index(i), blocks.get(i));
        }
        if (errors.size() == before && blocks.size() == FAMILIES && sameFamily(blocks)) {
            errors.invalid(
                    path,
                    GoValue.of(blocks),
                    "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64");
        }
    }

    /** The blocks stay, but a second family may join the first. */
    private static void unchanged(FieldErrors errors, ServiceCIDRSpec spec, ServiceCIDRSpec old) {
        List<String> blocks = spec.cidrs();
        List<String> before = old.cidrs();
        FieldPath path = spec.path("cidrs");
        boolean grows = before.size() == 1 && blocks.size() == FAMILIES;
        if (blocks.size() != before.size() && !grows) {
            errors.invalid(path, GoValue.of(spec.get("cidrs")), "field is immutable");
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            Rules.immutable(errors, path.index(i), blocks.get(i), before.get(i));
        }
        if (grows) {
            spec(errors, spec);
        }
    }

    private static boolean sameFamily(List<String> blocks) {
        return blocks.stream()
                        .map(Cidr::parse)
                        .flatMap(Optional::stream)
                        .map(block -> block.address().isV4())
                        .distinct()
                        .count()
                == 1;
    }

    private static final class Main extends KindStrategy<ServiceCIDR> {

        Main() {
            super(ServiceCIDR::of);
        }

        @Override
        protected void validate(StrategyContext context, ServiceCIDR range, FieldErrors errors) {
            metadata(context, range, errors);
            spec(errors, range.spec());
        }

        @Override
        protected void validate(StrategyContext context, ServiceCIDR range, ServiceCIDR old, FieldErrors errors) {
            metadata(range, old, errors);
            unchanged(errors, range.spec(), old.spec());
        }
    }

    private static final class Status extends StatusStrategy<ServiceCIDR> {

        Status() {
            super(ServiceCIDR::of);
        }

        @Override
        protected void prepare(StrategyContext context, ServiceCIDR range, ServiceCIDR old) {
            super.prepare(context, range, old);
            Fields.keep(range.metadata(), old.metadata(), "labels", "annotations", "finalizers", "ownerReferences");
        }
    }
}

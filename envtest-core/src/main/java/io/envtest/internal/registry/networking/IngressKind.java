package io.envtest.internal.registry.networking;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Cells;
import io.envtest.internal.registry.column.Columns;
import io.envtest.internal.registry.rule.AddressWarnings;
import io.envtest.view.FieldPath;
import io.envtest.view.networking.v1.Ingress;
import io.envtest.view.networking.v1.IngressRule;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ingress: which hosts and paths lead from outside to which services.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/ingress/">Ingress</a>
 */
final class IngressKind {

    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";
    private static final int SHOWN_HOSTS = 3;

    private IngressKind() {}

    static KindDeclaration declare() {
        return KindDeclaration.of("networking.k8s.io", "Ingress")
                .strategy(new Main())
                .status(new Status())
                .columns(IngressKind::columns)
                .build();
    }

    private static Columns<Ingress> columns() {
        return Columns.of("io.k8s.api.networking.v1", Ingress::of)
                .name()
                .text(
                        "Class",
                        "The name of the IngressClass resource that should be used for additional configuration",
                        IngressKind::className)
                .text(
                        "Hosts",
                        "Hosts that incoming requests are matched against before the ingress rule",
                        IngressKind::hosts)
                .text(
                        "Address",
                        "Address is a list containing ingress points for the load-balancer",
                        IngressKind::addresses)
                .text(
                        "Ports",
                        "Ports of TLS configurations that open",
                        ingress -> ingress.spec().tls().isEmpty() ? "80" : "80, 443")
                .age();
    }

    private static String className(Ingress ingress) {
        return ingress.spec().hasIngressClassName() ? ingress.spec().ingressClassName() : Cells.NONE;
    }

    private static String hosts(Ingress ingress) {
        List<String> hosts = ingress.spec().rules().stream()
                .map(IngressRule::host)
                .filter(host -> !host.isEmpty())
                .toList();
        if (hosts.isEmpty()) {
            return "*";
        }
        // what is left out is counted by rules, with or without a host
        int more = rulesAfterShownHosts(ingress.spec().rules());
        String shown = Cells.join(hosts.subList(0, Math.min(SHOWN_HOSTS, hosts.size())));
        return more == 0 ? shown : shown + " + " + more + " more...";
    }

    private static int rulesAfterShownHosts(List<IngressRule> rules) {
        int hosts = 0;
        for (IngressRule rule : rules) {
            if (hosts == SHOWN_HOSTS) {
                return rules.size() - SHOWN_HOSTS;
            }
            hosts += rule.host().isEmpty() ? 0 : 1;
        }
        return 0;
    }

    private static String addresses(Ingress ingress) {
        return Cells.join(ingress.status().loadBalancer().ingress().stream()
                .map(each -> each.ip().isEmpty() ? each.hostname() : each.ip())
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static final class Main extends KindStrategy<Ingress> {

        Main() {
            super(Ingress::of, Trait.COUNTS_GENERATIONS);
        }

        @Override
        protected void validate(StrategyContext context, Ingress ingress, FieldErrors errors) {
            metadata(context, ingress, errors);
            IngressRules.created(errors, ingress.spec());
            String annotated = ingress.metadata().annotations().get(CLASS_ANNOTATION);
            boolean differs = annotated != null
                    && ingress.spec().hasIngressClassName()
                    && !annotated.equals(ingress.spec().ingressClassName());
            if (differs) {
                errors.invalid(
                        FieldPath.root("annotations", CLASS_ANNOTATION),
                        annotated,
                        "must match `ingressClassName` when both are specified");
            }
        }

        @Override
        protected void validate(StrategyContext context, Ingress ingress, Ingress old, FieldErrors errors) {
            metadata(ingress, old, errors);
            metadata(context, ingress, errors);
            IngressRules.updated(errors, ingress.spec(), old.spec());
        }

        @Override
        protected void warn(StrategyContext context, Ingress ingress) {
            if (ingress.metadata().annotations().containsKey(CLASS_ANNOTATION)
                    && !ingress.spec().hasIngressClassName()) {
                context.warn("annotation \"" + CLASS_ANNOTATION
                        + "\" is deprecated, please use 'spec.ingressClassName' instead");
            }
        }
    }

    private static final class Status extends StatusStrategy<Ingress> {

        Status() {
            super(Ingress::of);
        }

        @Override
        protected void validate(StrategyContext context, Ingress ingress, Ingress old, FieldErrors errors) {
            metadata(ingress, old, errors);
            IngressRules.status(errors, ingress.status(), old.status());
        }

        @Override
        protected void warn(StrategyContext context, Ingress ingress, Ingress old) {
            ingress.status()
                    .loadBalancer()
                    .ingress()
                    .forEach(each -> AddressWarnings.ip(context::warn, each.path(), each.ip()));
        }
    }
}

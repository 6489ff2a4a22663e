package io.envtest.internal.authz.node;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.authz.Decision.Verdict;
import io.envtest.internal.authz.node.Need.Kind;
import io.envtest.internal.authz.rbac.PolicyRule;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.lookup.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a node do what the role for nodes allows, but see only objects that concern it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/node/">Node authorization</a>
 */
public final class NodeAuthorizer implements Authorizer {

    private static final Set<String> READING = Set.of("get", "list", "watch");

    private final ObjectReader objects;
    private final Supplier<List<PolicyRule>> rules;
    private final OwnObjects own = new OwnObjects();
    private volatile @Nullable Known known;

    /** What only requests of nodes need. */
    private record Known(NodeGraph graph, List<PolicyRule> rules) {}

    /**
     * Looks objects up, from the first request of a node on.
     *
     * @param rules what the role for nodes allows
     */
    public NodeAuthorizer(ObjectReader objects, Supplier<List<PolicyRule>> rules) {
        this.objects = objects;
        this.rules = rules;
    }

    @Override
    public Decision authorize(Attributes request) {
        Optional<String> node = NodeIdentity.of(request.user());
        if (node.isEmpty()) {
            return Decision.NOTHING_SAID;
        }
        if (node.get().isEmpty()) {
            return no("unknown node for user " + GoQuote.quote(request.user().name()));
        }
        return request.resourceRequest() ? resource(node.get(), request) : byRules(request);
    }

    private Decision resource(String node, Attributes request) {
        String resource = request.resource() + (request.apiGroup().isEmpty() ? "" : "." + request.apiGroup());
        return switch (resource) {
            case "secrets" -> reading(node, Kind.SECRET, request);
            case "configmaps" -> reading(node, Kind.CONFIG_MAP, request);
            case "persistentvolumeclaims" -> claim(node, request);
            case "persistentvolumes" -> getting(node, request, known().graph.mounts(node, request.name()));
            case "resourceclaims.resource.k8s.io" -> getting(node, request, needs(node, Kind.RESOURCE_CLAIM, request));
            case "volumeattachments.storage.k8s.io" ->
                getting(node, request, known().graph.attaches(node, request.name()));
            case "serviceaccounts" -> serviceAccount(node, request);
            case "leases.coordination.k8s.io" -> own.lease(node, request);
            case "csinodes.storage.k8s.io" -> own.csiNode(node, request);
            case "resourceslices.resource.k8s.io" ->
                own.slice(node, request, known().graph.publishes(node, request.name()));
            case "nodes" -> node(node, request);
            case "pods" -> pod(node, request);
            default -> byRules(request);
        };
    }

    private Decision reading(String node, Kind kind, Attributes request) {
        if (!READING.contains(request.verb())) {
            return no("can only read resources of this type");
        }
        if (!request.subresource().isEmpty()) {
            return no("cannot read subresource");
        }
        if (request.namespace().isEmpty()) {
            return no("can only read namespaced object of this type");
        }
        return related(node, request, needs(node, kind, request));
    }

    private Decision getting(String node, Attributes request, boolean related) {
        if (!request.verb().equals("get")) {
            return no("can only get individual resources of this type");
        }
        if (!request.subresource().isEmpty()) {
            return no("cannot get subresource");
        }
        return related(node, request, related);
    }

    private Decision claim(String node, Attributes request) {
        boolean needed = needs(node, Kind.CLAIM, request);
        if (!request.subresource().equals("status")) {
            return getting(node, request, needed);
        }
        return Set.of("get", "update", "patch").contains(request.verb())
                ? related(node, request, needed)
                : no("can only get/update/patch this type");
    }

    private Decision serviceAccount(String node, Attributes request) {
        boolean needed = needs(node, Kind.SERVICE_ACCOUNT, request);
        if (request.subresource().isEmpty() && request.verb().equals("get")) {
            return related(node, request, needed);
        }
        if (!request.verb().equals("create") || request.name().isEmpty()) {
            return no("can only create tokens for individual service accounts");
        }
        return request.subresource().equals("token")
                ? related(node, request, needed)
                : no("can only create token subresource of serviceaccount");
    }

    private Decision node(String node, Attributes request) {
        if (!request.subresource().isEmpty() || !READING.contains(request.verb())) {
            return byRules(request);
        }
        if (request.name().equals(node)) {
            return Decision.ALLOWED;
        }
        String what = request.name().isEmpty() ? "all nodes" : "'" + request.name() + "'";
        return no("node '" + node + "' cannot read " + what + ", only its own Node object");
    }

    private Decision pod(String node, Attributes request) {
        if (!request.subresource().isEmpty() || !READING.contains(request.verb())) {
            return byRules(request);
        }
        if (request.verb().equals("get")) {
            return related(node, request, known().graph.runs(node, request.namespace(), request.name()));
        }
        return OwnObjects.selectsNode(request, node)
                ? Decision.ALLOWED
                : no("can only list/watch pods with spec.nodeName field selector");
    }

    private boolean needs(String node, Kind kind, Attributes request) {
        return known().graph.needs(node, kind, request.namespace(), request.name());
    }

    private static Decision related(String node, Attributes request, boolean related) {
        if (request.name().isEmpty()) {
            return no("No Object name found");
        }
        return related ? Decision.ALLOWED : no("no relationship found between node '" + node + "' and this object");
    }

    private Decision byRules(Attributes request) {
        return known().rules.stream().anyMatch(rule -> rule.allows(request)) ? Decision.ALLOWED : Decision.NOTHING_SAID;
    }

    private Known known() {
        Known read = known;
        return read == null ? read() : read;
    }

    private synchronized Known read() {
        Known read = known;
        if (read == null) {
            read = new Known(new NodeGraph(objects), List.copyOf(rules.get()));
            known = read;
        }
        return read;
    }

    static Decision no(String why) {
        return new Decision(Verdict.NO_OPINION, why);
    }
}

package io.envtest.internal.assembly;

import io.envtest.api.GroupVersionResource;
import io.envtest.internal.admission.AdmissionChain;
import io.envtest.internal.admission.plugin.DefaultPlugins;
import io.envtest.internal.admission.policy.ServedKinds;
import io.envtest.internal.admission.webhook.WebhookParts;
import io.envtest.internal.authn.impersonation.Impersonator;
import io.envtest.internal.codec.protobuf.ProtobufCodec;
import io.envtest.internal.endpoint.ApiEndpoint;
import io.envtest.internal.endpoint.ComponentStatuses;
import io.envtest.internal.endpoint.ConnectEndpoint;
import io.envtest.internal.endpoint.ObjectDecoder;
import io.envtest.internal.endpoint.PostedOwners;
import io.envtest.internal.endpoint.VerbEndpoint;
import io.envtest.internal.endpoint.Verbs;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.eviction.DisruptionBudgets;
import io.envtest.internal.endpoint.eviction.PodEviction;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.JsonFormat;
import io.envtest.internal.endpoint.negotiation.ProtobufFormat;
import io.envtest.internal.endpoint.negotiation.YamlFormat;
import io.envtest.internal.endpoint.proxy.PodAttachEndpoint;
import io.envtest.internal.endpoint.proxy.PodExecEndpoint;
import io.envtest.internal.endpoint.proxy.PodLogEndpoint;
import io.envtest.internal.endpoint.proxy.PodPortForwardEndpoint;
import io.envtest.internal.endpoint.proxy.PodProxyEndpoint;
import io.envtest.internal.endpoint.proxy.ServiceProxyEndpoint;
import io.envtest.internal.endpoint.review.AccessReviews;
import io.envtest.internal.endpoint.review.SelfSubjectReviews;
import io.envtest.internal.endpoint.review.SelfSubjectRulesReviews;
import io.envtest.internal.endpoint.review.TokenRequests;
import io.envtest.internal.endpoint.review.TokenReviews;
import io.envtest.internal.endpoint.table.TablePrinter;
import io.envtest.internal.endpoint.tracking.AppliedConfigurations;
import io.envtest.internal.flowcontrol.DanglingSchemas;
import io.envtest.internal.flowcontrol.FlowHeaders;
import io.envtest.internal.flowcontrol.FlowSchemas;
import io.envtest.internal.flowcontrol.ToldSchemas;
import io.envtest.internal.lookup.NodeContainers;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.internal.outbound.OutboundClient;
import io.envtest.internal.registry.PostedResource;
import io.envtest.internal.registry.core.PodBinding;
import io.envtest.internal.registry.core.PostedBindings;
import io.envtest.internal.registry.rule.BuiltInTypes;
import io.envtest.internal.request.filter.ApiHandler;
import io.envtest.internal.request.filter.AuditIds;
import io.envtest.internal.request.filter.Authenticate;
import io.envtest.internal.request.filter.Authorize;
import io.envtest.internal.request.filter.Deadline;
import io.envtest.internal.request.filter.Filter;
import io.envtest.internal.request.filter.HandlerChain;
import io.envtest.internal.request.filter.Impersonate;
import io.envtest.internal.request.filter.InFlightLimit;
import io.envtest.internal.request.filter.PanicRecovery;
import io.envtest.internal.request.filter.RefusedRequests;
import io.envtest.internal.request.filter.WatchRights;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.internal.sim.Surroundings;
import io.envtest.spi.component.ClusterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The API server without its listener: the path of a request, over HTTP and in process.
 *
 * @param chain the whole path
 * @param inProcess the path of who needs not sign in
 * @param formats media types
 * @param webhooks webhooks that admission asks
 * @param refused what was refused of late
 */
record ApiServer(
        ApiHandler chain, ApiHandler inProcess, BodyFormats formats, WebhookParts webhooks, RefusedRequests refused) {

    /** Kubernetes' version that is served. */
    static final String VERSION = "1.36.3";

    private static final int MOST_IN_FLIGHT = 600;
    private static final int CONTROLLERS_PORT = 10257;
    private static final int SCHEDULER_PORT = 10259;

    static ApiServer of(
            ClusterSettings settings,
            Surroundings surroundings,
            Store store,
            ObjectReader objects,
            AccessControl access,
            NodeContainers containers,
            OtherServers others,
            Supplier<String> url) {
        ServedKinds kinds = new PolicyKinds(store.registry(), store.managers());
        WebhookParts webhooks = new WebhookParts(
                objects, access.authorizer(), kinds, store.cel(), others.webhooks(), ownRandom(surroundings));
        BodyFormats formats = formats(surroundings);
        FlowSchemas flows = FlowSchemas.follow(objects);
        DanglingSchemas conditions =
                new DanglingSchemas(store.resources(), store.registry(), objects, surroundings.clock());
        conditions.keep(flows, surroundings.executor());
        Verbs verbs = new Verbs(
                store.resources(),
                new ObjectDecoder(formats, BuiltInTypes.catalogue()),
                admission(settings, surroundings, store, objects, access, kinds, webhooks),
                access.authorizer(),
                new AppliedConfigurations(store.managers(), surroundings.clock()),
                new PostedOwners(surroundings.clock()),
                settings.enabled().features());
        ApiEndpoint endpoint = new ApiEndpoint(
                store.registry(),
                verbs,
                formats,
                surroundings.random(),
                settings.serving().minRequestTimeout(),
                posted(surroundings, store, objects, access),
                special(settings, verbs, objects, containers, surroundings, others.client()),
                PlainEndpoints.of(
                        settings,
                        surroundings.clock(),
                        store,
                        objects,
                        formats,
                        access,
                        others.aggregation(),
                        flows,
                        url));
        RefusedRequests refused = new RefusedRequests();
        return new ApiServer(
                HandlerChain.of(
                        filters(settings, refused, ownRandom(surroundings), objects, access, flows, conditions),
                        others.aggregation().before(endpoint)),
                HandlerChain.of(inProcess(access, conditions), endpoint),
                formats,
                webhooks,
                refused);
    }

    /** Subresources that lead to what runs in the cluster, and what is not stored. */
    private static Map<String, VerbEndpoint> special(
            ClusterSettings settings,
            Verbs verbs,
            ObjectReader objects,
            NodeContainers containers,
            Surroundings surroundings,
            OutboundClient client) {
        return Map.of(
                "/componentstatuses/", ComponentStatuses.of(components(settings)),
                "/pods/attach", new ConnectEndpoint(verbs, new PodAttachEndpoint(objects, containers, surroundings)),
                "/pods/exec", new ConnectEndpoint(verbs, new PodExecEndpoint(objects, containers)),
                "/pods/log", new PodLogEndpoint(objects, containers, surroundings),
                "/pods/portforward", new ConnectEndpoint(verbs, new PodPortForwardEndpoint(objects, containers)),
                "/pods/proxy", new ConnectEndpoint(verbs, new PodProxyEndpoint(objects, client)),
                "/services/proxy", new ConnectEndpoint(verbs, new ServiceProxyEndpoint(objects, client)));
    }

    /** Where those parts of the control plane would be asked that do not run, and 0 for those that do. */
    private static Map<String, Integer> components(ClusterSettings settings) {
        Map<String, Integer> components = new TreeMap<>();
        components.put("controller-manager", settings.apiServerOnly() ? CONTROLLERS_PORT : 0);
        boolean schedules = !settings.apiServerOnly() && !settings.without().contains("kube-scheduler");
        components.put("scheduler", schedules ? 0 : SCHEDULER_PORT);
        return components;
    }

    /** A sequence of their own, so that the number of requests changes nothing else that is random. */
    private static ClusterRandom ownRandom(Surroundings surroundings) {
        return new SeededRandom(surroundings.random().nextInt(Integer.MAX_VALUE));
    }

    /** The path of a request, outermost first: reading order is execution order. */
    private static List<Filter> filters(
            ClusterSettings settings,
            RefusedRequests refused,
            ClusterRandom auditIds,
            ObjectReader objects,
            AccessControl access,
            FlowSchemas flows,
            DanglingSchemas conditions) {
        List<Filter> filters = new ArrayList<>(List.of(
                refused,
                // outside of the others, so that no accident of the others goes unanswered
                new PanicRecovery(),
                // refused requests have an id, too; of a random of its own, so that ids of objects do not depend on who
                // reads
                new AuditIds(auditIds),
                new Deadline(),
                // who asks must be known before anybody can be impersonated, limited or refused
                new Authenticate(access.authenticator()),
                new Impersonate(new Impersonator(access.authorizer())),
                // for whom it is done, not who signed in
                new FlowHeaders(flows),
                new InFlightLimit(MOST_IN_FLIGHT),
                // before routing: who may not ask learns nothing of what is served
                new Authorize(access.authorizer())));
        if (settings.serving().endWatchesWithoutRights()) {
            filters.add(watchRights(objects, access));
        }
        filters.add(new ToldSchemas(conditions));
        return List.copyOf(filters);
    }

    private static WatchRights watchRights(ObjectReader objects, AccessControl access) {
        WatchRights rights = new WatchRights(access.authorizer());
        List<GroupVersionResource> kinds = List.of(
                Resources.CLUSTER_ROLES, Resources.ROLES, Resources.CLUSTER_ROLE_BINDINGS, Resources.ROLE_BINDINGS);
        for (GroupVersionResource kind : kinds) {
            objects.follow(kind, (key, now) -> rights.check());
        }
        return rights;
    }

    private static List<Filter> inProcess(AccessControl access, DanglingSchemas conditions) {
        return List.of(new PanicRecovery(), new Authorize(access.authorizer()), new ToldSchemas(conditions));
    }

    private static AdmissionChain admission(
            ClusterSettings settings,
            Surroundings surroundings,
            Store store,
            ObjectReader objects,
            AccessControl access,
            ServedKinds kinds,
            WebhookParts webhooks) {
        return new AdmissionChain(DefaultPlugins.create(
                objects,
                access.authorizer(),
                surroundings.random(),
                new StoredQuotas(store.resources(), store.registry()),
                kinds,
                store.cel(),
                webhooks,
                settings.enabled().features(),
                settings.withoutAdmission()));
    }

    private static List<PostedResource> posted(
            Surroundings surroundings, Store store, ObjectReader objects, AccessControl access) {
        List<PostedResource> posted = new ArrayList<>(AccessReviews.all(access.authorizer()));
        posted.add(new SelfSubjectRulesReviews(access.policy()));
        posted.add(new SelfSubjectReviews(surroundings.clock()));
        posted.add(new TokenReviews(access.bearer()));
        posted.add(new TokenRequests(objects, access.accounts(), access.audiences(), surroundings.clock()));
        PodBinding binding = new PodBinding(store.resources(), surroundings.clock());
        posted.add(binding);
        posted.add(new PostedBindings(binding, store.registry()));
        posted.add(new PodEviction(
                store.resources(),
                objects,
                new DisruptionBudgets(store.resources(), store.registry(), surroundings.clock()),
                surroundings.clock()));
        return posted;
    }

    private static BodyFormats formats(Surroundings surroundings) {
        return new BodyFormats(
                Map.of(
                        MediaType.JSON, new JsonFormat(),
                        MediaType.YAML, new YamlFormat(),
                        MediaType.PROTOBUF, new ProtobufFormat(new ProtobufCodec(BuiltInTypes.catalogue()))),
                new TablePrinter(BuiltInTypes.catalogue().docs(), surroundings.clock()));
    }
}

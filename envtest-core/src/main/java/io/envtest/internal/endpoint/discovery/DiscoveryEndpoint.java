package io.envtest.internal.endpoint.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.RouteErrors;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.BodyFormats;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.endpoint.plain.PlainPath;
import io.envtest.internal.registry.ResourceRegistry;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.ApiRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers {@code /api}, {@code /apis} and the documents below them. Two routers of the real server share these paths:
 * one that knows only GET and refuses media types with details, and one that takes any method. Thread-safe.
 */
public final class DiscoveryEndpoint implements PlainPath {
    private static final String AGGREGATED = ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private final ResourceRegistry registry;
    private final ForeignVersions foreign;
    private final BodyFormats formats;
    private volatile DiscoverySnapshot snapshot = DiscoverySnapshot.EMPTY;

    /**
     * An endpoint.
     *
     * @param registry what is served
     * @param foreign what others serve
     * @param formats how aggregated documents are written
     */
    public DiscoveryEndpoint(ResourceRegistry registry, ForeignVersions foreign, BodyFormats formats) {
        this.registry = registry;
        this.foreign = foreign;
        this.formats = formats;
    }

    @Override
    public Optional<Answer> answer(ApiCall call) {
        ApiRequest request = call.request();
        List<String> path = List.of(request.path().replaceFirst("^/", "").split("/"));
        boolean core = path.get(0).equals("api");
        return core || path.get(0).equals("apis") ? Optional.of(answer(request, path, core)) : Optional.empty();
    }

    @Override
    public Collection<String> paths() {
        List<String> paths = new ArrayList<>(List.of("/api", "/apis", "/apis/"));
        DiscoverySnapshot current = current();
        current.core().versions().forEach(version -> paths.add("/api/" + version.name()));
        for (ServedGroup group : current.groups()) {
            paths.add("/apis/" + group.name());
            group.versions().forEach(version -> paths.add("/apis/" + group.groupVersion(version)));
        }
        return paths;
    }

    private Answer answer(ApiRequest request, List<String> path, boolean core) {
        return switch (path.size()) {
            case 1 -> core ? versions(request) : groups(request);
            case 2 -> core ? resources(request, "", path.get(1)) : group(request, path.get(1));
            case 3 -> core ? RouteErrors.pageNotFound() : resources(request, path.get(1), path.get(2));
            default -> RouteErrors.pageNotFound();
        };
    }

    private Answer versions(ApiRequest request) {
        route(request);
        DiscoverySnapshot current = current();
        return Negotiation.aggregatedDiscovery(request)
                .map(form -> aggregated(request, form, current.aggregatedCore()))
                .orElseGet(() -> single(request, SingleDocuments.versions(current.core(), request.header("Host"))));
    }

    private Answer groups(ApiRequest request) {
        DiscoverySnapshot current = current();
        return Negotiation.aggregatedDiscovery(request)
                .map(form -> aggregated(request, form, current.aggregatedGroups()))
                .orElseGet(() -> single(request, SingleDocuments.groups(current.groups())));
    }

    private Answer group(ApiRequest request, String name) {
        return current()
                .group(name)
                .map(group -> single(request, SingleDocuments.group(group)))
                .orElseGet(RouteErrors::pageNotFound);
    }

    private Answer resources(ApiRequest request, String groupName, String versionName) {
        ServedGroup group = groupName.isEmpty()
                ? current().core()
                : current().group(groupName).orElse(null);
        if (group == null) {
            return RouteErrors.pageNotFound();
        }
        ServedGroup.Version version = group.versions().stream()
                .filter(each -> each.name().equals(versionName))
                .findFirst()
                .orElse(null);
        if (version == null) {
            if (group.builtIn()) {
                throw RouteErrors.notFound();
            }
            return RouteErrors.pageNotFound();
        }
        if (group.builtIn()) {
            route(request);
        }
        return single(request, SingleDocuments.resources(group, version));
    }

    private static void route(ApiRequest request) {
        if (!request.method().equals("GET")) {
            throw RouteErrors.methodNotAllowed();
        }
        Negotiation.route(request, Negotiation.BUILT_IN, false);
    }

    private static Answer single(ApiRequest request, ObjectNode document) {
        return new Answer.Made(200, document, Negotiation.outputOfDocument(request));
    }

    private Answer aggregated(ApiRequest request, Form form, TaggedDocument document) {
        Map<String, List<String>> headers =
                Map.of("ETag", List.of(document.tag()), "Vary", List.of("Accept"), "Cache-Control", List.of("public"));
        if (request.header("If-None-Match").equals(document.tag())) {
            return new Answer.Raw(304, "", headers, new byte[0]);
        }
        byte[] content = formats.of(form.mediaType()).write(document.tree());
        if (form.mediaType() == MediaType.JSON && form.pretty()) {
            content = GoJsonWriter.indent(content);
        }
        return new Answer.Raw(200, form.mediaType().text() + AGGREGATED, headers, content);
    }

    private DiscoverySnapshot current() {
        DiscoverySnapshot known = snapshot;
        long generation = registry.generation() + foreign.generation();
        if (known.generation() != generation || known == DiscoverySnapshot.EMPTY) {
            known = new DiscoverySnapshot(generation, MergedGroups.of(ServedGroup.all(registry.all()), foreign.all()));
            snapshot = known;
        }
        return known;
    }
}

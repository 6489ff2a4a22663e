package io.envtest.internal.endpoint.plain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.RouteErrors;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.negotiation.Negotiation;
import io.envtest.internal.request.ApiCall;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /version}: which Kubernetes this is. */
public final class VersionPath implements PlainPath {

    private static final Set<String> PATHS = Set.of("/version", "/version/");

    private final byte[] content;

    /**
     * Tells a version.
     *
     * @param version for example {@code 1.36.3}
     */
    public VersionPath(String version) {
        String[] parts = version.split("\\.");
        int minor = Integer.parseInt(parts[1]);
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        info.put("major", parts[0]).put("minor", parts[1]);
        info.put("emulationMajor", parts[0]).put("emulationMinor", parts[1]);
        info.put("minCompatibilityMajor", parts[0]).put("minCompatibilityMinor", Integer.toString(minor - 1));
        info.put("gitVersion", "v" + version).put("gitCommit", "").put("gitTreeState", "clean");
        info.put("buildDate", "2026-01-01T00:00:00Z").put("goVersion", "").put("compiler", "javac");
        info.put("platform", "java/" + Runtime.version().feature());
        content = GoJsonWriter.indent(GoJsonWriter.write(info));
    }

    @Override
    public Optional<Answer> answer(ApiCall call) {
        if (!PATHS.contains(call.request().path())) {
            return Optional.empty();
        }
        if (!call.request().method().equals("GET")) {
            throw RouteErrors.methodNotAllowed();
        }
        Negotiation.route(call.request(), List.of(MediaType.JSON), false);
        return Optional.of(Answer.Raw.of(200, MediaType.JSON.text(), content));
    }

    @Override
    public Collection<String> paths() {
        return List.of("/version");
    }
}

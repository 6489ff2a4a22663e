package io.envtest.internal.endpoint.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.codec.GoJsonWriter;
import io.envtest.internal.endpoint.RouteErrors;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.request.ApiCall;
import io.envtest.internal.request.filter.ApiHandler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All plain paths, and the index of them under {@code /}. */
public final class PlainPaths implements ApiHandler {

    private static final Set<String> INDEX = Set.of("/", "/index.html");

    private final List<PlainPath> served;

    /** Serves these. */
    public PlainPaths(List<PlainPath> served) {
        this.served = List.copyOf(served);
    }

    @Override
    public Answer handle(ApiCall call) {
        if (INDEX.contains(call.request().path())) {
            return index();
        }
        for (PlainPath path : served) {
            Optional<Answer> answer = path.answer(call);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return RouteErrors.pageNotFound();
    }

    private Answer index() {
        Set<String> paths = new TreeSet<>();
        served.forEach(path -> paths.addAll(path.paths()));
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        ArrayNode list = index.putArray("paths");
        paths.forEach(list::add);
        return Answer.Raw.of(200, "application/json", GoJsonWriter.indent(GoJsonWriter.write(index)));
    }
}

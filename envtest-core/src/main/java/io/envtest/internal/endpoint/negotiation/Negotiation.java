package io.envtest.internal.endpoint.negotiation;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.answer.MediaType;
import io.envtest.internal.endpoint.answer.Shape;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.ApiRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses media types. The real server negotiates twice: its router looks only at types and answers with details, its
 * handlers then look at parameters and answer without; both are done here, in that order.
 */
public final class Negotiation {

    /** What built-in kinds are served in. */
    public static final List<MediaType> BUILT_IN = List.of(MediaType.JSON, MediaType.YAML, MediaType.PROTOBUF);

    /** What custom resources are served in. */
    public static final List<MediaType> CUSTOM = List.of(MediaType.JSON, MediaType.YAML);

    private static final List<String> BROWSERS = List.of("curl", "Wget", "Mozilla/5.0");
    private static final Map<String, String> DISCOVERY =
            Map.of("g", "apidiscovery.k8s.io", "v", "v2", "as", "APIGroupDiscoveryList");
    /** Parameters of a content type that can be read. */
    private static final Pattern PARAMETERS =
            Pattern.compile("(\\s*;\\s*[^\\s;=\"]+\\s*=\\s*([^\\s;=\"]+|\"([^\"\\\\]|\\\\.)*\"))*\\s*;?\\s*");

    private static final String STREAM = ";stream=watch";

    private Negotiation() {}

    /** The router's look at the Accept header. */
    public static void route(ApiRequest request, List<MediaType> offered, boolean streams) {
        if (!acceptsOneOf(request, range -> MediaType.named(range, offered) != null)) {
            throw notAcceptable(texts(offered, "") + (streams ? ", " + streamTexts(offered) : ""));
        }
    }

    /** The same for a path that is served in one media type. */
    public static void route(ApiRequest request, String offered) {
        if (!acceptsOneOf(request, offered::equals)) {
            throw notAcceptable(offered);
        }
    }

    private static boolean acceptsOneOf(ApiRequest request, Predicate<String> offered) {
        String accept = request.header("Accept");
        if (accept.isEmpty()) {
            return true;
        }
        for (String part : accept.split(",")) {
            int semicolon = part.indexOf(';');
            String range = (semicolon < 0 ? part : part.substring(0, semicolon)).strip();
            if (range.equals("*/*") || offered.test(range)) {
                return true;
            }
        }
        return false;
    }

    /** The router's refusal, with the representations there are. */
    private static ApiException notAcceptable(String available) {
        String message = "406: Not Acceptable\n\nAvailable representations: " + available;
        return new ApiException(new Status(406, "NotAcceptable", message, emptyDetails()));
    }

    /** The handler's look at the Accept header: how the answer is to be written. */
    public static Form output(ApiRequest request, List<MediaType> offered) {
        return choose(request, offered, EnumSet.allOf(Shape.class)).orElseThrow(() -> unacceptable(offered));
    }

    /** The same for an object that is never stored: there are no tables of such. */
    public static Form outputOfPosted(ApiRequest request, List<MediaType> offered) {
        return choose(request, offered, EnumSet.complementOf(EnumSet.of(Shape.TABLE)))
                .orElseThrow(() -> unacceptable(offered));
    }

    /** The same for a document about the API: it is written whole. */
    public static Form outputOfDocument(ApiRequest request) {
        return choose(request, BUILT_IN, EnumSet.of(Shape.WHOLE)).orElseThrow(() -> unacceptable(BUILT_IN));
    }

    private static ApiException unacceptable(List<MediaType> offered) {
        return ApiErrors.plain(
                406, "NotAcceptable", "only the following media types are accepted: " + texts(told(offered), ""));
    }

    /** How the events of a watch are to be written; there are no streams of YAML. */
    public static Form stream(ApiRequest request, List<MediaType> offered) {
        Form form = output(request, offered);
        if (form.mediaType() == MediaType.YAML) {
            throw ApiErrors.plain(
                    406, "NotAcceptable", "only the following media types are accepted: " + streamTexts(told(offered)));
        }
        return form;
    }

    /** How a refusal is to be written; empty if the client takes nothing a Status can be written in. */
    public static Optional<Form> refusal(ApiRequest request) {
        return choose(request, BUILT_IN, EnumSet.of(Shape.WHOLE));
    }

    private static Optional<Form> choose(ApiRequest request, List<MediaType> offered, Set<Shape> shapes) {
        String accept = request.header("Accept");
        if (accept.isEmpty()) {
            return Optional.of(form(request, MediaType.JSON, Map.of()));
        }
        MediaType only = MediaType.named(accept, offered);
        if (only != null) {
            return Optional.of(form(request, only, Map.of()));
        }
        for (AcceptClause clause : AcceptClause.parse(accept)) {
            for (MediaType type : offered) {
                Form form = form(request, type, clause.parameters());
                if (clause.takes(type) && accepted(form, clause.parameters(), shapes)) {
                    return Optional.of(form);
                }
            }
        }
        return Optional.empty();
    }

    /** The one of these media types that the client prefers, whatever parameters it adds; empty if it takes none. */
    public static Optional<String> prefer(ApiRequest request, List<String> offered) {
        String accept = request.header("Accept");
        return AcceptClause.parse(accept.isEmpty() ? "*/*" : accept).stream()
                .flatMap(clause -> offered.stream().filter(clause::takes))
                .findFirst();
    }

    /**
     * How aggregated discovery is to be written; empty if the client takes only single documents, or prefers them.
     * Nothing describes its messages, so protobuf is not offered.
     */
    public static Optional<Form> aggregatedDiscovery(ApiRequest request) {
        for (AcceptClause clause : AcceptClause.parse(request.header("Accept"))) {
            Map<String, String> parameters = clause.parameters();
            for (MediaType type : BUILT_IN) {
                if (type != MediaType.PROTOBUF
                        && clause.takes(type)
                        && parameters.entrySet().containsAll(DISCOVERY.entrySet())) {
                    return Optional.of(form(request, type, parameters));
                }
                if (clause.takes(type) && accepted(Form.JSON, parameters, EnumSet.of(Shape.WHOLE))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Form form(ApiRequest request, MediaType type, Map<String, String> parameters) {
        boolean pretty = type == MediaType.JSON && pretty(request, parameters);
        Shape shape = shape(parameters.get("as"));
        return new Form(
                type,
                pretty,
                shape == null ? Shape.WHOLE : shape,
                parameters.getOrDefault("v", ""),
                shape == Shape.TABLE ? request.query().first("includeObject") : "");
    }

    private static boolean accepted(Form form, Map<String, String> parameters, Set<Shape> shapes) {
        if (!parameters.containsKey("as") && !parameters.containsKey("v") && !parameters.containsKey("g")) {
            return true;
        }
        boolean meta = "meta.k8s.io".equals(parameters.get("g"))
                && (form.version().equals("v1") || form.version().equals("v1beta1"));
        boolean table = form.shape() == Shape.TABLE;
        Shape asked = shape(parameters.get("as"));
        return asked != null && shapes.contains(asked) && meta && !(table && form.mediaType() == MediaType.PROTOBUF);
    }

    private static @Nullable Shape shape(@Nullable String as) {
        return switch (as == null ? "" : as) {
            case "Table" -> Shape.TABLE;
            case "PartialObjectMetadata" -> Shape.PARTIAL_OBJECT;
            case "PartialObjectMetadataList" -> Shape.PARTIAL_LIST;
            default -> null;
        };
    }

    /** Whoever looks at answers with bare eyes gets them indented. */
    private static boolean pretty(ApiRequest request, Map<String, String> parameters) {
        if ("1".equals(parameters.get("pretty"))) {
            return true;
        }
        String asked = request.query().first("pretty");
        if (!asked.isEmpty()) {
            return asked.equals("1") || asked.equals("true");
        }
        String agent = request.query().has("pretty") ? "" : request.header("User-Agent");
        for (String browser : BROWSERS) {
            if (agent.startsWith(browser)) {
                return true;
            }
        }
        return false;
    }

    /** The media type that a body is in. */
    public static MediaType input(ApiRequest request, List<MediaType> taken) {
        String header = request.header("Content-Type").strip();
        if (header.isEmpty()) {
            return MediaType.JSON;
        }
        int semicolon = header.indexOf(';');
        String type = (semicolon < 0 ? header : header.substring(0, semicolon)).strip();
        MediaType known = MediaType.named(type.toLowerCase(Locale.ROOT), taken);
        if (known == null
                || !PARAMETERS.matcher(header.substring(type.length())).matches()) {
            throw unsupported(texts(told(taken), ""));
        }
        return known;
    }

    /** Refusals about custom resources name all media types, also the one that they are not served in. */
    private static List<MediaType> told(List<MediaType> offered) {
        return offered.equals(CUSTOM) ? BUILT_IN : offered;
    }

    /** The handler's refusal of a body's media type. */
    public static ApiException unsupported(String accepted) {
        return ApiErrors.plain(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted);
    }

    /** The router's refusal of a body's media type. */
    public static ApiException unroutable() {
        return new ApiException(new Status(415, "UnsupportedMediaType", "415: Unsupported Media Type", emptyDetails()));
    }

    /** Details that are there, but say nothing. */
    public static Status.Details emptyDetails() {
        return new Status.Details("", "", "", "", List.of(), 0);
    }

    private static String streamTexts(List<MediaType> offered) {
        return texts(offered.stream().filter(type -> type != MediaType.YAML).toList(), STREAM);
    }

    private static String texts(List<MediaType> types, String parameter) {
        return types.stream().map(type -> type.text() + parameter).collect(Collectors.joining(", "));
    }
}

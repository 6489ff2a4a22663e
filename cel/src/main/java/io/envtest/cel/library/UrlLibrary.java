package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.global;
import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.Types.LIST_STRING;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import java.util.List;

/** URLs. */
final class UrlLibrary {

    private UrlLibrary() {}

    static List<Function> functions() {
        return List.of(
                Function.of(
                        "url",
                        global(List.of(STRING), Url.TYPE, CallCost.transform(0), args -> parse((String) args[0]))),
                Function.of(
                        "isURL",
                        global(List.of(STRING), BOOL, CallCost.ONE, args -> parse((String) args[0]) instanceof Url)),
                accessor("getScheme", STRING, url -> url.scheme()),
                accessor("getHost", STRING, url -> url.host()),
                accessor("getHostname", STRING, Url::hostname),
                accessor("getPort", STRING, Url::port),
                accessor("getEscapedPath", STRING, Url::escapedPath),
                accessor("getQuery", CelType.map(STRING, LIST_STRING), Url::query));
    }

    private static Function accessor(String name, CelType type, java.util.function.Function<Url, Object> read) {
        return Function.of(name, member(List.of(Url.TYPE), type, CallCost.ONE, args -> read.apply((Url) args[0])));
    }

    private static Object parse(String text) {
        try {
            return UrlParser.parse(text);
        } catch (UrlException invalid) {
            return new CelError("URL parse error during conversion from string: " + invalid.getMessage());
        }
    }
}

package io.envtest.cel.library;

import static io.envtest.cel.function.Overload.member;
import static io.envtest.cel.library.AuthorizerValues.AUTHORIZER;
import static io.envtest.cel.library.AuthorizerValues.DECISION;
import static io.envtest.cel.library.AuthorizerValues.GROUP_CHECK;
import static io.envtest.cel.library.AuthorizerValues.PATH_CHECK;
import static io.envtest.cel.library.AuthorizerValues.RESOURCE_CHECK;
import static io.envtest.cel.value.CelType.BOOL;
import static io.envtest.cel.value.CelType.STRING;

import io.envtest.cel.function.CallCost;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.Implementation;
import io.envtest.cel.library.AuthorizerValues.AuthorizerValue;
import io.envtest.cel.library.AuthorizerValues.DecisionValue;
import io.envtest.cel.library.AuthorizerValues.GroupCheck;
import io.envtest.cel.library.AuthorizerValues.PathCheck;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.CelType;
import io.envtest.internal.request.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Questions to the authorizer. */
final class AuthorizerLibrary {

    private static final CallCost CHECK = CallCost.fixed(350_000);

    private AuthorizerLibrary() {}

    static List<Function> functions() {
        List<Function> functions = new ArrayList<>(builders());
        functions.add(Function.of(
                "check",
                member(
                        List.of(PATH_CHECK, STRING),
                        DECISION,
                        CHECK,
                        args -> ((PathCheck) args[0]).check((String) args[1])),
                member(
                        List.of(RESOURCE_CHECK, STRING),
                        DECISION,
                        CHECK,
                        args -> ((ResourceCheck) args[0]).check((String) args[1]))));
        functions.add(answer("allowed", BOOL, args -> decision(args).decision().allowed()));
        functions.add(answer("reason", STRING, args -> decision(args).decision().reason()));
        functions.add(answer("errored", BOOL, args -> false));
        functions.add(answer("error", STRING, args -> ""));
        return functions;
    }

    private static List<Function> builders() {
        return List.of(
                Function.of(
                        "path", member(List.of(AUTHORIZER, STRING), PATH_CHECK, CallCost.ONE, AuthorizerLibrary::path)),
                Function.of(
                        "group",
                        member(
                                List.of(AUTHORIZER, STRING),
                                GROUP_CHECK,
                                CallCost.ONE,
                                args -> new GroupCheck((AuthorizerValue) args[0], (String) args[1]))),
                Function.of(
                        "serviceAccount",
                        member(
                                List.of(AUTHORIZER, STRING, STRING),
                                AUTHORIZER,
                                CallCost.ONE,
                                AuthorizerLibrary::serviceAccount)),
                Function.of(
                        "resource",
                        member(
                                List.of(GROUP_CHECK, STRING),
                                RESOURCE_CHECK,
                                CallCost.ONE,
                                args -> ((GroupCheck) args[0]).resource((String) args[1]))),
                refinement("subresource", CallCost.ONE, ResourceCheck::subresource),
                refinement("namespace", CallCost.ONE, ResourceCheck::namespace),
                refinement("name", CallCost.ONE, ResourceCheck::name),
                refinement("fieldSelector", CallCost.traverse(1), ResourceCheck::fieldSelector),
                refinement("labelSelector", CallCost.traverse(1), ResourceCheck::labelSelector));
    }

    private static Function refinement(
            String name, CallCost cost, BiFunction<ResourceCheck, String, ResourceCheck> refine) {
        List<CelType> parameters = List.of(RESOURCE_CHECK, STRING);
        Implementation implementation = args -> refine.apply((ResourceCheck) args[0], (String) args[1]);
        return Function.of(name, member(parameters, RESOURCE_CHECK, cost, implementation));
    }

    private static Function answer(String name, CelType type, Implementation implementation) {
        return Function.of(name, member(List.of(DECISION), type, CallCost.ONE, implementation));
    }

    private static DecisionValue decision(Object[] args) {
        return (DecisionValue) args[0];
    }

    private static Object path(Object[] args) {
        String path = (String) args[1];
        return path.isEmpty() ? new CelError("path must not be empty") : new PathCheck((AuthorizerValue) args[0], path);
    }

    private static Object serviceAccount(Object[] args) {
        String namespace = (String) args[1];
        String name = (String) args[2];
        List<String> nameErrors = NameFormats.dns1123Subdomain(name);
        if (!nameErrors.isEmpty()) {
            return new CelError("Invalid service account name");
        }
        if (!NameFormats.dns1123Label(namespace).isEmpty()) {
            return new CelError("Invalid service account namespace");
        }
        List<String> groups =
                List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated");
        UserInfo user = new UserInfo("system:serviceaccount:" + namespace + ":" + name, "", groups, Map.of());
        return new AuthorizerValue(((AuthorizerValue) args[0]).authorizer(), user);
    }
}

package io.envtest.internal.authz;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.Status.Details;
import java.util.List;

/** The 403 of a request that authorization did not allow, worded as the real server words it. */
public final class Forbidden {

    private Forbidden() {}

    /** What the client is told. */
    public static ApiException exception(Attributes attributes, String reason) {
        String message = message(attributes) + (reason.isEmpty() ? "" : ": " + reason);
        if (!attributes.resourceRequest()) {
            return new ApiException(new Status(403, "Forbidden", "forbidden: " + message, nothingToSay()));
        }
        String group = attributes.apiGroup();
        String resource = attributes.resource() + (group.isEmpty() ? "" : "." + group);
        String what = resource + (attributes.name().isEmpty() ? "" : " \"" + attributes.name() + "\"");
        Details details = new Details(attributes.name(), group, attributes.resource(), "", List.of(), 0);
        return new ApiException(new Status(403, "Forbidden", what + " is forbidden: " + message, details));
    }

    private static String message(Attributes attributes) {
        String user = "User \"" + attributes.user().name() + "\" cannot " + attributes.verb();
        if (!attributes.resourceRequest()) {
            return user + " path \"" + attributes.path() + "\"";
        }
        String resource = attributes.subresource().isEmpty()
                ? attributes.resource()
                : attributes.resource() + "/" + attributes.subresource();
        String where = attributes.namespace().isEmpty()
                ? " at the cluster scope"
                : " in the namespace \"" + attributes.namespace() + "\"";
        return user + " resource \"" + resource + "\" in API group \"" + attributes.apiGroup() + "\"" + where;
    }

    /** Details that are there, but empty: a path has neither name nor kind. */
    private static Details nothingToSay() {
        return new Details("", "", "", "", List.of(), 0);
    }
}

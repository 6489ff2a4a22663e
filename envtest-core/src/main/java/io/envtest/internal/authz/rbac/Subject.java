package io.envtest.internal.authz.rbac;

import io.envtest.internal.request.UserInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a binding names.
 *
 * @param kind {@code User}, {@code Group} or {@code ServiceAccount}
 * @param namespace a service account's namespace, else empty
 * @param name name
 */
public record Subject(String kind, String namespace, String name) {

    static final String USER = "User";
    static final String GROUP = "Group";
    static final String SERVICE_ACCOUNT = "ServiceAccount";

    private static final String ACCOUNT_PREFIX = "system:serviceaccount:";

    /** Everything a binding may call this user. */
    static List<Subject> of(UserInfo user) {
        List<Subject> all = new ArrayList<>(user.groups().size() + 2);
        all.add(new Subject(USER, "", user.name()));
        user.groups().forEach(group -> all.add(new Subject(GROUP, "", group)));
        if (user.name().startsWith(ACCOUNT_PREFIX)) {
            String[] parts = user.name().substring(ACCOUNT_PREFIX.length()).split(":", -1);
            if (parts.length == 2) {
                all.add(new Subject(SERVICE_ACCOUNT, parts[0], parts[1]));
            }
        }
        return all;
    }

    /** As reasons name it: {@code User "x"}, {@code ServiceAccount "x/namespace"}. */
    String describe() {
        return kind + " \"" + name + (namespace.isEmpty() ? "" : "/" + namespace) + "\"";
    }
}

package io.envtest.internal.loopback;

import io.envtest.internal.request.UserInfo;
import java.util.List;
import java.util.Map;

/** Users of the system with the groups that their credentials would give them. */
final class LoopbackUsers {

    private static final String ACCOUNT = "system:serviceaccount:";
    private static final String NODE = "system:node:";
    private static final String AUTHENTICATED = "system:authenticated";

    private LoopbackUsers() {}

    static UserInfo of(String name) {
        return new UserInfo(name, "", groups(name), Map.of());
    }

    private static List<String> groups(String name) {
        if (name.startsWith(ACCOUNT)) {
            String namespace = name.substring(ACCOUNT.length(), name.lastIndexOf(':'));
            return List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace, AUTHENTICATED);
        }
        if (name.startsWith(NODE)) {
            return List.of("system:nodes", AUTHENTICATED);
        }
        return name.equals("system:admin") ? List.of(UserInfo.MASTERS, AUTHENTICATED) : List.of(AUTHENTICATED);
    }
}

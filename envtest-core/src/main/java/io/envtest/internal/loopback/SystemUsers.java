package io.envtest.internal.loopback;

import io.envtest.internal.authn.AuthenticatedGroup;
import io.envtest.internal.authn.serviceaccount.ServiceAccountNames;
import io.envtest.internal.request.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Users of the system, with the groups that their names imply. */
final class SystemUsers {

    /** May do everything. */
    static final UserInfo API_SERVER =
            new UserInfo("system:apiserver", "", List.of(UserInfo.MASTERS, AuthenticatedGroup.AUTHENTICATED), Map.of());

    private static final String NODE = "system:node:";

    private SystemUsers() {}

    static UserInfo named(String name) {
        if (name.equals(API_SERVER.name())) {
            return API_SERVER;
        }
        if (name.equals("system:admin")) {
            return new UserInfo(name, "", API_SERVER.groups(), Map.of());
        }
        List<String> groups = new ArrayList<>();
        ServiceAccountNames.parse(name)
                .ifPresent(account -> groups.addAll(ServiceAccountNames.groups(account.namespace())));
        if (name.startsWith(NODE)) {
            groups.add("system:nodes");
        }
        groups.add(AuthenticatedGroup.AUTHENTICATED);
        return new UserInfo(name, "", groups, Map.of());
    }
}

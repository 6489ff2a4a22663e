package io.envtest.internal.endpoint.review;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.request.UserInfo;
import java.util.TreeMap;

/** Writes a user into an answer. */
final class UserViews {

    private UserViews() {}

    static void write(UserInfo user, io.envtest.view.authentication.v1.UserInfo view) {
        view.materialize();
        if (!user.name().isEmpty()) {
            view.setUsername(user.name());
        }
        if (!user.uid().isEmpty()) {
            view.setUid(user.uid());
        }
        if (!user.groups().isEmpty()) {
            view.setGroups(user.groups());
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = view.materialize().putObject("extra");
            new TreeMap<>(user.extra()).forEach((key, values) -> {
                ArrayNode list = extra.putArray(key);
                values.forEach(list::add);
            });
        }
    }
}

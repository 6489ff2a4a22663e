package io.envtest.internal.request;

import java.util.List;
import java.util.Map;

/**
 * Who asks. Immutable.
 *
 * @param name user name
 * @param uid uid, empty if none
 * @param groups groups in order
 * @param extra further facts
 */
public record UserInfo(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    /** Group that may do everything. */
    public static final String MASTERS = "system:masters";

    /** Nobody in particular. */
    public static final UserInfo ANONYMOUS =
            new UserInfo("system:anonymous", "", List.of("system:unauthenticated"), Map.of());

    /** Copies the collections. */
    public UserInfo {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }

    /** Whether the user is in the group. */
    public boolean in(String group) {
        return groups.contains(group);
    }
}

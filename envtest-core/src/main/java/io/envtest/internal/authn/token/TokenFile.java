package io.envtest.internal.authn.token;

import io.envtest.internal.authn.Authentication;
import io.envtest.internal.authn.Authentication.Authenticated;
import io.envtest.internal.authn.Authentication.NoOpinion;
import io.envtest.internal.request.UserInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fixed tokens from a file: a line {@code token,user,uid,"group1,group2"} each, groups left out where there are none.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file">Static token file</a>
 */
public final class TokenFile implements TokenAuthenticator {

    private static final int FIELDS = 3;

    private final Map<String, UserInfo> users;
    private final List<String> serverAudiences;

    private TokenFile(Map<String, UserInfo> users, List<String> serverAudiences) {
        this.users = Map.copyOf(users);
        this.serverAudiences = List.copyOf(serverAudiences);
    }

    /**
     * Reads the file's text.
     *
     * @param serverAudiences whom these tokens are for: the API server
     * @throws IllegalArgumentException naming the line that has fewer than three fields or no token
     */
    public static TokenFile parse(String text, List<String> serverAudiences) {
        Map<String, UserInfo> users = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> fields = CsvLine.fields(line);
            if (fields.size() < FIELDS || fields.get(0).isEmpty()) {
                throw new IllegalArgumentException("token file, line " + number
                        + ": expected token,user,uid and optionally \"group1,group2\", found: " + line);
            }
            users.put(fields.get(0), user(fields));
        }
        return new TokenFile(users, serverAudiences);
    }

    @Override
    public Authentication authenticate(String token, List<String> audiences) {
        UserInfo user = users.get(token);
        List<String> common =
                audiences.stream().filter(serverAudiences::contains).toList();
        return user == null || common.isEmpty() ? new NoOpinion() : new Authenticated(user, common);
    }

    private static UserInfo user(List<String> fields) {
        List<String> groups = new ArrayList<>();
        if (fields.size() > FIELDS) {
            for (String group : fields.get(FIELDS).split(",")) {
                if (!group.isBlank()) {
                    groups.add(group.strip());
                }
            }
        }
        return new UserInfo(fields.get(1), fields.get(2), groups, Map.of());
    }
}

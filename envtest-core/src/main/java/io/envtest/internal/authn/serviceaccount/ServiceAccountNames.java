package io.envtest.internal.authn.serviceaccount;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a service account is called as a user. */
public final class ServiceAccountNames {

    private static final String PREFIX = "system:serviceaccount:";
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private ServiceAccountNames() {}

    /**
     * A service account.
     *
     * @param namespace its namespace
     * @param name its name
     */
    public record Account(String namespace, String name) {}

    /** Its user name. */
    public static String user(String namespace, String name) {
        return PREFIX + namespace + ":" + name;
    }

    /** The groups it is in. */
    public static List<String> groups(String namespace) {
        return List.of("system:serviceaccounts", "system:serviceaccounts:" + namespace);
    }

    /** The service account a user name stands for; empty if it is no such name. */
    public static Optional<Account> parse(String user) {
        if (!user.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = user.substring(PREFIX.length()).split(":", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        Matcher namespace = NAMESPACE.matcher(parts[0]);
        Matcher name = NAME.matcher(parts[1]);
        return namespace.matches() && name.matches() ? Optional.of(new Account(parts[0], parts[1])) : Optional.empty();
    }
}

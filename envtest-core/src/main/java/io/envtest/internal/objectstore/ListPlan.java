package io.envtest.internal.objectstore;

import io.envtest.api.ApiException;

/**
 * What a list query means: at which revision, from where, how much.
 *
 * @param mode how the revision binds
 * @param revision the revision of {@link Mode#EXACT} and {@link Mode#NOT_OLDER}, else 0
 * @param from first path
 * @param limit most objects, 0 for all
 * @param restart token that goes on at the same place in the newest state, empty on the first page
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#semantics-for-get-and-list">Semantics</a>
 */
public record ListPlan(Mode mode, long revision, String from, int limit, String restart) {

    /** How the revision binds. */
    public enum Mode {
        /** The newest state. */
        RECENT,
        /** Whatever is at hand. */
        ANY,
        /** That revision or a later one. */
        NOT_OLDER,
        /** That revision. */
        EXACT
    }

    /** Reads the query; refuses nonsense with 400 as kube-apiserver does. */
    public static ListPlan of(ListQuery query) {
        int limit = (int) Math.min(Math.max(query.limit(), 0), Integer.MAX_VALUE);
        if (!query.continueToken().isEmpty()) {
            return continued(query, limit);
        }
        long revision = ResourceVersions.parseUncached(query.resourceVersion());
        String from = Selection.of(query).from();
        if (query.resourceVersion().isEmpty()) {
            return new ListPlan(Mode.RECENT, 0, from, limit, "");
        }
        if (revision == 0) {
            return new ListPlan(Mode.ANY, 0, from, 0, "");
        }
        boolean exact = query.resourceVersionMatch().equals("Exact")
                || query.resourceVersionMatch().isEmpty() && limit > 0;
        return new ListPlan(exact ? Mode.EXACT : Mode.NOT_OLDER, revision, from, limit, "");
    }

    private static ListPlan continued(ListQuery query, int limit) {
        ContinueToken token = ContinueToken.decode(query.continueToken());
        boolean any = query.resourceVersion().equals("0");
        if (!any && !query.resourceVersion().isEmpty()) {
            throw StorageErrors.badRequest("specifying resource version is not allowed when using continue");
        }
        String from = query.namespace().isEmpty() ? token.start().substring(1) : query.namespace() + token.start();
        Mode mode = token.revision() < 0 ? Mode.RECENT : Mode.EXACT;
        String restart = new ContinueToken(-1, token.start().substring(1)).encode();
        return new ListPlan(mode, Math.max(token.revision(), 0), from, any ? 0 : limit, restart);
    }

    /** The refusal when the revision is compacted. */
    public ApiException expired() {
        return restart.isEmpty()
                ? StorageErrors.expired("The resourceVersion for the provided list is too old.")
                : new ContinueExpiredException(restart);
    }
}

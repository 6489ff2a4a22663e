package io.envtest.internal.endpoint.options;

import io.envtest.internal.endpoint.selector.FieldQuery;
import io.envtest.internal.endpoint.selector.LabelQuery;
import io.envtest.internal.endpoint.selector.ShardQuery;
import io.envtest.internal.feature.Feature;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.request.QueryParameters;
import io.envtest.view.FieldPath;
import java.util.List;

/**
 * ListOptions.
 *
 * @param labels label selector
 * @param fields field selector
 * @param shard which part of the collection
 * @param watch whether it is a watch
 * @param bookmarks whether the client takes bookmarks
 * @param resourceVersion as sent
 * @param resourceVersionMatch as sent, or what the server assumes
 * @param timeoutSeconds when a watch ends; {@link #UNSAID} if not said
 * @param limit most objects in a page, 0 for no limit
 * @param continueToken token of the page before
 * @param sendInitialEvents -1 not said, 0 no, 1 yes
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes">Watches</a>
 */
public record ListParameters(
        LabelQuery labels,
        FieldQuery fields,
        ShardQuery shard,
        boolean watch,
        boolean bookmarks,
        String resourceVersion,
        String resourceVersionMatch,
        long timeoutSeconds,
        long limit,
        String continueToken,
        int sendInitialEvents) {

    /** No time was given. */
    public static final long UNSAID = Long.MIN_VALUE;

    private static final String MATCH = "resourceVersionMatch";
    private static final String INITIAL = "sendInitialEvents";
    private static final String NEWER = "NotOlderThan";

    /**
     * Reads and checks the options of a list or watch.
     *
     * @throws io.envtest.api.ApiException 400 for what cannot be parsed, 422 for what is not allowed
     */
    public static ListParameters parse(QueryParameters query, boolean watch, FeatureGates features) {
        long timeout = OptionValues.number(query, "timeoutSeconds", UNSAID);
        long limit = OptionValues.number(query, "limit", 0);
        String version = query.first("resourceVersion");
        String match = query.first(MATCH);
        int initial = query.has(INITIAL) ? (query.flag(INITIAL) ? 1 : 0) : -1;
        if (watch && initial < 0 && match.isEmpty() && (version.isEmpty() || version.equals("0"))) {
            initial = 1;
            match = NEWER;
        }
        ListParameters parameters = new ListParameters(
                LabelQuery.parse(query.first("labelSelector")),
                FieldQuery.parse(query.first("fieldSelector")),
                features.enabled(Feature.SHARDED_LIST_AND_WATCH)
                        ? ShardQuery.parse(query.first("shardSelector"))
                        : ShardQuery.ALL,
                watch,
                query.flag("allowWatchBookmarks"),
                version,
                match,
                timeout,
                Math.max(limit, 0),
                query.first("continue"),
                initial);
        parameters.check();
        return parameters;
    }

    private void check() {
        FieldErrors errors = new FieldErrors();
        if (watch) {
            checkWatch(errors);
        } else {
            checkList(errors);
        }
        OptionValues.refuse(errors, "ListOptions");
    }

    private void checkWatch(FieldErrors errors) {
        FieldPath match = FieldPath.root(MATCH);
        if (sendInitialEvents >= 0 && !resourceVersionMatch.equals(NEWER)) {
            errors.forbidden(match, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (resourceVersionMatch.isEmpty()) {
            return;
        }
        if (sendInitialEvents < 0) {
            errors.forbidden(match, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
        if (!resourceVersionMatch.equals(NEWER)) {
            errors.notSupported(match, resourceVersionMatch, List.of(NEWER));
        }
        if (!continueToken.isEmpty()) {
            errors.forbidden(match, "resourceVersionMatch is forbidden when continue is provided");
        }
    }

    private void checkList(FieldErrors errors) {
        FieldPath match = FieldPath.root(MATCH);
        if (!resourceVersionMatch.isEmpty()) {
            if (resourceVersion.isEmpty()) {
                errors.forbidden(match, "resourceVersionMatch is forbidden unless resourceVersion is provided");
            }
            if (!continueToken.isEmpty()) {
                errors.forbidden(match, "resourceVersionMatch is forbidden when continue is provided");
            }
            if (!resourceVersionMatch.equals("Exact") && !resourceVersionMatch.equals(NEWER)) {
                errors.notSupported(match, resourceVersionMatch, List.of("Exact", NEWER, ""));
            }
            if (resourceVersionMatch.equals("Exact") && resourceVersion.equals("0")) {
                errors.forbidden(match, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
            }
        }
        if (sendInitialEvents >= 0) {
            errors.forbidden(FieldPath.root(INITIAL), "sendInitialEvents is forbidden for list");
        }
    }
}

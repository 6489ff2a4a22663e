package io.envtest.internal.endpoint.apply;

import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.internal.endpoint.apply.ManagedEntry.Who;
import io.envtest.internal.field.GoQuote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fields that an apply would change though other managers own them.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts">Conflicts</a>
 */
final class Conflicts {

    private final Map<Who, FieldSet> byManager = new LinkedHashMap<>();

    private final Map<Who, String> versions = new LinkedHashMap<>();

    void add(ManagedEntry entry, FieldSet fields) {
        byManager.put(entry.who(), fields);
        versions.put(entry.who(), entry.apiVersion());
    }

    boolean isEmpty() {
        return byManager.isEmpty();
    }

    /** The conflicts about fields that are not in a set. */
    Conflicts without(FieldSet allowed) {
        Conflicts left = new Conflicts();
        byManager.forEach((who, fields) -> {
            FieldSet others = fields.minus(allowed);
            if (!others.isEmpty()) {
                left.byManager.put(who, others);
                left.versions.put(who, versions.getOrDefault(who, ""));
            }
        });
        return left;
    }

    /** The 409 that tells who owns what. */
    ApiException toException() {
        Map<String, List<String>> paths = new TreeMap<>(Values::compareTexts);
        byManager.forEach((who, fields) ->
                fields.forEachPath(paths.computeIfAbsent(describe(who), name -> new ArrayList<>())::add));
        List<Status.Cause> causes = new ArrayList<>();
        paths.forEach((manager, fields) -> fields.forEach(
                field -> causes.add(new Status.Cause("FieldManagerConflict", "conflict with " + manager, field))));
        return new ApiException(
                new Status(409, "Conflict", message(paths), new Status.Details("", "", "", "", causes, 0)));
    }

    private static String message(Map<String, List<String>> paths) {
        int count = paths.values().stream().mapToInt(List::size).sum();
        StringBuilder text = new StringBuilder("Apply failed with ")
                .append(count)
                .append(count == 1 ? " conflict: " : " conflicts: ");
        if (count == 1) {
            paths.forEach((manager, fields) ->
                    text.append("conflict with ").append(manager).append(": ").append(fields.get(0)));
            return text.toString();
        }
        String gap = "";
        for (Map.Entry<String, List<String>> manager : paths.entrySet()) {
            text.append(gap).append("conflicts with ").append(manager.getKey()).append(':');
            manager.getValue().forEach(field -> text.append("\n- ").append(field));
            gap = "\n";
        }
        return text.toString();
    }

    private String describe(Who who) {
        StringBuilder text = new StringBuilder(GoQuote.quote(who.manager()));
        if (!who.subresource().isEmpty()) {
            text.append(" with subresource ").append(GoQuote.quote(who.subresource()));
        }
        if (!who.applies()) {
            text.append(" using ").append(versions.getOrDefault(who, ""));
        }
        return text.toString();
    }
}

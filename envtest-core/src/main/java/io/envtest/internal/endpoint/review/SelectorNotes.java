package io.envtest.internal.endpoint.review;

import io.envtest.api.ApiException;
import io.envtest.internal.endpoint.selector.FieldQuery;
import io.envtest.internal.endpoint.selector.LabelQuery;
import io.envtest.view.authorization.v1.FieldSelectorAttributes;
import io.envtest.view.authorization.v1.LabelSelectorAttributes;
import io.envtest.view.authorization.v1.ResourceAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Says which selectors of an access review could not be read and were left out of account. */
final class SelectorNotes {

    private static final Set<String> LABEL_OPERATORS = Set.of("In", "NotIn", "Exists", "DoesNotExist");
    private static final Set<String> FIELD_OPERATORS = Set.of("In", "NotIn");

    private SelectorNotes() {}

    /** The note, empty if everything was read. */
    static String of(ResourceAttributes resource) {
        List<String> notes = new ArrayList<>();
        FieldSelectorAttributes fields = resource.fieldSelector();
        if (!fields.rawSelector().isEmpty()) {
            note(notes, "fieldSelector", unreadable(FieldQuery::parse, fields.rawSelector()), 1);
        } else {
            // Only one value can stand in a field selector.
            long bad = fields.requirements().stream()
                    .filter(r -> !FIELD_OPERATORS.contains(r.operator())
                            || r.values().size() != 1)
                    .count();
            note(notes, "fieldSelector", bad, fields.requirements().size());
        }
        LabelSelectorAttributes labels = resource.labelSelector();
        if (!labels.rawSelector().isEmpty()) {
            note(notes, "labelSelector", unreadable(LabelQuery::parse, labels.rawSelector()), 1);
        } else {
            long bad = labels.requirements().stream()
                    .filter(r -> !LABEL_OPERATORS.contains(r.operator()))
                    .count();
            note(notes, "labelSelector", bad, labels.requirements().size());
        }
        return String.join("; ", notes);
    }

    private static void note(List<String> notes, String selector, long bad, long all) {
        if (bad > 0) {
            String extent = bad < all ? " partially ignored" : " ignored";
            notes.add("spec.resourceAttributes." + selector + extent + " due to parse error");
        }
    }

    private static long unreadable(Consumer<String> parser, String text) {
        try {
            parser.accept(text);
            return 0;
        } catch (ApiException e) {
            // Not the client's mistake to suffer for: the review goes on without the selector.
            return 1;
        }
    }
}

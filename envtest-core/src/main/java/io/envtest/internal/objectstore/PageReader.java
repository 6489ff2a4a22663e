package io.envtest.internal.objectstore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a page out of the objects of one revision. */
public final class PageReader {

    private final Selection selection;
    private final ListPlan plan;
    private final List<StoredObject> items;
    private @Nullable EncodedObject last;
    private boolean more;

    private PageReader(Selection selection, ListPlan plan, int expected) {
        this.selection = selection;
        this.plan = plan;
        this.items = new ArrayList<>(expected);
    }

    /**
     * Reads a page.
     *
     * @param objects all objects of the area
     * @param revision the revision they are of
     */
    public static ObjectPage read(SortedObjects objects, long revision, Selection selection, ListPlan plan) {
        String end = selection.to();
        PageReader reader = new PageReader(selection, plan, expected(objects, selection, plan, end));
        objects.visit(plan.from(), object -> reader.take(object, end));
        return reader.page(objects, revision, end);
    }

    /** How many objects there will be, where all between two paths are wanted. */
    private static int expected(SortedObjects objects, Selection selection, ListPlan plan, String end) {
        if (!selection.wantsAll() || objects.size() == 0) {
            return 0;
        }
        int all = Math.max(0, objects.rank(end) - objects.rank(plan.from()));
        return plan.limit() > 0 ? Math.min(all, plan.limit()) : all;
    }

    private boolean take(EncodedObject object, String end) {
        if (object.path().compareTo(end) >= 0) {
            return false;
        }
        if (plan.limit() > 0 && items.size() == plan.limit()) {
            more = true;
            return false;
        }
        if (selection.matches(object)) {
            items.add(object);
            last = object;
        }
        return true;
    }

    private ObjectPage page(SortedObjects objects, long revision, String end) {
        if (!more || last == null) {
            return new ObjectPage(items, revision, "", null);
        }
        String next = last.path() + '\0';
        int skip = selection.namespace().length();
        String start = skip == 0 ? "/" + next : next.substring(skip);
        Long remaining = selection.wantsAll() ? (long) (objects.rank(end) - objects.rank(next)) : null;
        return new ObjectPage(items, revision, new ContinueToken(revision, start).encode(), remaining);
    }
}

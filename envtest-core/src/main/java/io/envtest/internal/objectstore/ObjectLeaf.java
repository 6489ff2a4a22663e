package io.envtest.internal.objectstore;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Some objects in order. */
final class ObjectLeaf extends ObjectNodes {

    static final ObjectLeaf EMPTY = new ObjectLeaf(new EncodedObject[0]);

    private final EncodedObject[] objects;

    private ObjectLeaf(EncodedObject[] objects) {
        this.objects = objects;
    }

    @Override
    int size() {
        return objects.length;
    }

    @Override
    int width() {
        return objects.length;
    }

    @Override
    String first() {
        return objects[0].path();
    }

    @Override
    @Nullable
    EncodedObject get(String path) {
        int at = find(path);
        return at >= 0 ? objects[at] : null;
    }

    @Override
    ObjectNodes[] with(EncodedObject object) {
        int at = find(object.path());
        if (at >= 0) {
            EncodedObject[] changed = objects.clone();
            changed[at] = object;
            return new ObjectNodes[] {new ObjectLeaf(changed)};
        }
        int place = -at - 1;
        EncodedObject[] wider = new EncodedObject[objects.length + 1];
        System.arraycopy(objects, 0, wider, 0, place);
        wider[place] = object;
        System.arraycopy(objects, place, wider, place + 1, objects.length - place);
        if (wider.length <= WIDTH) {
            return new ObjectNodes[] {new ObjectLeaf(wider)};
        }
        int cut = splitAt(place, wider.length);
        return new ObjectNodes[] {
            new ObjectLeaf(Arrays.copyOf(wider, cut)), new ObjectLeaf(Arrays.copyOfRange(wider, cut, wider.length))
        };
    }

    /** Ascending inserts, the usual case, leave full leaves behind. */
    private static int splitAt(int place, int length) {
        return place == length - 1 ? length - 1 : length / 2;
    }

    @Override
    @Nullable
    ObjectNodes without(String path) {
        int at = find(path);
        if (at < 0) {
            return this;
        }
        if (objects.length == 1) {
            return null;
        }
        EncodedObject[] narrower = new EncodedObject[objects.length - 1];
        System.arraycopy(objects, 0, narrower, 0, at);
        System.arraycopy(objects, at + 1, narrower, at, narrower.length - at);
        return new ObjectLeaf(narrower);
    }

    @Override
    int rank(String path) {
        int at = find(path);
        return at >= 0 ? at : -at - 1;
    }

    @Override
    boolean visit(String from, Predicate<? super EncodedObject> visitor) {
        for (int i = rank(from); i < objects.length; i++) {
            if (!visitor.test(objects[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    ObjectNodes joined(ObjectNodes right) {
        EncodedObject[] other = ((ObjectLeaf) right).objects;
        EncodedObject[] all = Arrays.copyOf(objects, objects.length + other.length);
        System.arraycopy(other, 0, all, objects.length, other.length);
        return new ObjectLeaf(all);
    }

    @Override
    ObjectNodes collapsed() {
        return this;
    }

    private int find(String path) {
        int low = 0;
        int high = objects.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = objects[middle].path().compareTo(path);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}

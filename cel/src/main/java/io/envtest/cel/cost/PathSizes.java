package io.envtest.cel.cost;

import io.envtest.cel.function.SizeEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows how large the values are that expressions reach through variables and fields. */
@FunctionalInterface
public interface PathSizes {

    /** A step to the elements of a list. */
    String ITEMS = "@items";
    /** A step to the keys of a map. */
    String KEYS = "@keys";
    /** A step to the values of a map. */
    String VALUES = "@values";

    /** The size of what is at the end of a path, which starts with a variable, or null when nothing is known. */
    @Nullable
    SizeEstimate find(List<String> path);
}

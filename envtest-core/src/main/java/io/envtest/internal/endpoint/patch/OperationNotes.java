package io.envtest.internal.endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What strict field validation says of the operations of a JSON patch. Their values are no part of it: these are read
 * as fields of the object.
 */
public final class OperationNotes {

    private static final Set<String> MEMBERS = Set.of("op", "path", "from", "value");
    private static final Pattern PLACE = Pattern.compile("duplicate field \"\\[\\d+]\\.(\\w+)\"");

    private OperationNotes() {}

    /**
     * Members that no operation has.
     *
     * @param patch a list of operations
     * @return each worded as {@code unknown field "[0].x"}
     */
    public static List<String> unknown(JsonNode patch) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < patch.size(); i++) {
            for (Map.Entry<String, JsonNode> member : patch.get(i).properties()) {
                if (!MEMBERS.contains(member.getKey())) {
                    unknown.add("unknown field \"[" + i + "]." + member.getKey() + "\"");
                }
            }
        }
        return unknown;
    }

    /**
     * Those of a body's duplicate fields that are members of its operations.
     *
     * @param duplicates each worded as {@code duplicate field "[0].op"}
     */
    public static List<String> duplicates(List<String> duplicates) {
        return duplicates.stream().filter(OperationNotes::ofOperation).toList();
    }

    private static boolean ofOperation(String duplicate) {
        Matcher place = PLACE.matcher(duplicate);
        return place.matches() && MEMBERS.contains(place.group(1));
    }
}

package io.envtest.internal.endpoint.negotiation;

import io.envtest.internal.endpoint.answer.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A clause of an Accept header.
 *
 * @param type type before the slash, or {@code *}
 * @param subtype type behind the slash, or {@code *}
 * @param quality preference, 0 to 1
 * @param parameters parameters without the quality
 */
record AcceptClause(String type, String subtype, double quality, Map<String, String> parameters) {

    private static final Comparator<AcceptClause> PREFERENCE = Comparator.comparingDouble(
                    (AcceptClause clause) -> -clause.quality)
            .thenComparing(clause -> clause.type.equals("*"))
            .thenComparing(clause -> clause.subtype.equals("*"));

    /** The clauses of a header, the preferred first. */
    static List<AcceptClause> parse(String header) {
        List<AcceptClause> clauses = new ArrayList<>(2);
        for (String part : header.split(",")) {
            String[] pieces = part.split(";", -1);
            String range = pieces[0].strip();
            int slash = range.indexOf('/');
            if (slash < 0 && !range.equals("*")) {
                continue;
            }
            String type = slash < 0 ? "*" : range.substring(0, slash).strip();
            String subtype = slash < 0 ? "*" : range.substring(slash + 1).strip();
            clauses.add(withParameters(type, subtype, pieces));
        }
        clauses.sort(PREFERENCE);
        return clauses;
    }

    private static AcceptClause withParameters(String type, String subtype, String[] pieces) {
        if (pieces.length == 1) {
            return new AcceptClause(type, subtype, 1, Map.of());
        }
        double quality = 1;
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 1; i < pieces.length; i++) {
            int equals = pieces[i].indexOf('=');
            if (equals < 0) {
                continue;
            }
            String name = pieces[i].substring(0, equals).strip();
            String value = pieces[i].substring(equals + 1).strip();
            if (name.equals("q")) {
                quality = quality(value);
            } else {
                parameters.put(name, value);
            }
        }
        return new AcceptClause(type, subtype, quality, parameters);
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    boolean takes(MediaType candidate) {
        return takes(candidate.text());
    }

    boolean takes(String text) {
        int slash = text.indexOf('/');
        boolean sameType = type.equals("*") || text.startsWith(type) && type.length() == slash;
        return sameType && (subtype.equals("*") || text.substring(slash + 1).equals(subtype));
    }
}

package io.envtest.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the line breaks back into a text whose breaks were replaced by spaces, with the help of another edition of the text
 * that still has its lines, but has lost the empty ones, and may be older or newer.
 */
final class LineBreaks {
    private static final Pattern PIECES = Pattern.compile("(\\s*)(\\S+)");
    private static final String PARAGRAPH = "\n\n";

    /** A word, and the white space before it. */
    private record Piece(String gap, String word) {}

    private LineBreaks() {}

    static String restore(String flat, String lined) {
        if (lined.isEmpty() || flat.isEmpty()) {
            return flat.isEmpty() ? lined : flat;
        }
        List<Piece> words = pieces(flat);
        List<Piece> edition = pieces(lined);
        int[] partner = partners(words, edition);
        StringBuilder restored = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            boolean sameGap = partner[i] >= 0 && (i == 0 || partner[i - 1] == partner[i] - 1);
            String other = sameGap ? edition.get(partner[i]).gap() : null;
            restored.append(i == 0 ? "" : gap(words.get(i).gap(), other))
                    .append(words.get(i).word());
        }
        return restored.toString();
    }

    private static String gap(String flat, @Nullable String lined) {
        if (lined == null) {
            return flat;
        }
        if (lined.indexOf('\n') >= 0) {
            return flat.length() > lined.length() ? "\n" + lined : lined;
        }
        return flat.length() == lined.length() + 1 ? PARAGRAPH : flat;
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECES.matcher(text);
        while (matcher.find()) {
            pieces.add(new Piece(matcher.group(1), matcher.group(2)));
        }
        return pieces;
    }

    /** For each word of one text its partner in the other, by a longest common subsequence; -1 for none. */
    private static int[] partners(List<Piece> left, List<Piece> right) {
        int[][] longest = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                longest[i][j] = same(left, i, right, j)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] partner = new int[left.size()];
        int j = 0;
        for (int i = 0; i < partner.length; i++) {
            while (j < right.size() && !same(left, i, right, j) && longest[i][j + 1] >= longest[i + 1][j]) {
                j++;
            }
            boolean found = j < right.size() && same(left, i, right, j);
            partner[i] = found ? j++ : -1;
        }
        return partner;
    }

    private static boolean same(List<Piece> left, int i, List<Piece> right, int j) {
        return left.get(i).word().equals(right.get(j).word());
    }
}

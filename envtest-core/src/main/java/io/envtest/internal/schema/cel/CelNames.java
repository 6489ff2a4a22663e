package io.envtest.internal.schema.cel;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be a name in an expression.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/cel/#escaping">CEL in Kubernetes: escaping</a>
 */
public final class CelNames {

    private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final Pattern ESCAPABLE = Pattern.compile("[a-zA-Z_.\\-/][a-zA-Z0-9_.\\-/]*");
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private CelNames() {}

    /** Whether the name can be that of a variable as it is. */
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches() && !RESERVED.contains(name);
    }

    /** The name of a property as expressions write it: what an identifier cannot have is escaped; null when that is not possible. */
    public static @Nullable String escape(String property) {
        if (RESERVED.contains(property)) {
            return "__" + property + "__";
        }
        if (!ESCAPABLE.matcher(property).matches()) {
            return null;
        }
        return property.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__");
    }
}

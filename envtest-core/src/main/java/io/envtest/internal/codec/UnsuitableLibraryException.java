package io.envtest.internal.codec;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.Versioned;
import java.security.CodeSource;

/** A library on the user's class path is older than what the cluster works with; says which, where, and what to do. */
public final class UnsuitableLibraryException extends IllegalStateException {

    private static final long serialVersionUID = 1L;
    private static final int OLDEST_JACKSON = 17;

    private UnsuitableLibraryException(String message) {
        super(message);
    }

    /**
     * A library lacks what is needed.
     *
     * @param library group and artifact
     * @param oldest the oldest version that works
     * @param found a class of it
     */
    public static UnsuitableLibraryException tooOld(String library, String oldest, Class<?> found) {
        return new UnsuitableLibraryException(library + " at " + place(found) + " is too old: envtest needs " + oldest
                + " or newer. Set its version in the build; dependency:tree (Maven) or dependencies (Gradle) tells who"
                + " asks for the old one");
    }

    private static String place(Class<?> found) {
        CodeSource source = found.getProtectionDomain().getCodeSource();
        return source == null ? "an unknown place" : source.getLocation().toString();
    }

    /**
     * Looks at the versions of Jackson, which fails late and in strange ways when a part of it is too old.
     *
     * @throws UnsuitableLibraryException if it does
     */
    public static void checkJackson() {
        requireJackson("databind", new com.fasterxml.jackson.databind.cfg.PackageVersion());
        requireJackson("core", new com.fasterxml.jackson.core.json.PackageVersion());
    }

    private static void requireJackson(String part, Versioned library) {
        Version version = library.version();
        if (version.getMajorVersion() == 2 && version.getMinorVersion() < OLDEST_JACKSON) {
            throw tooOld(
                    "com.fasterxml.jackson.core:jackson-" + part + " " + version,
                    "2." + OLDEST_JACKSON,
                    library.getClass());
        }
    }
}
